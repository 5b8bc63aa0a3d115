package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import io.daogou.engine.content.Placed;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much somebody's history speaks for items that others chose: {@code taste · W}, item by item.
 *
 * <p><b>Cost:</b> a look-up for each pair of an item and one of the latest hundred of the history.
 */
public final class Affinity {
    private final @Nullable ItemRows rows;
    private final Taste taste;
    private final LiveCatalog.Columns columns;

    private Affinity(@Nullable ItemRows rows, Taste taste, LiveCatalog.Columns columns) {
        this.rows = rows;
        this.taste = taste;
        this.columns = columns;
    }

    /** @param release none while nothing was learned: then nothing speaks for anything */
    public static Affinity of(History history, @Nullable Release release, Placed placed, LiveCatalog.Columns columns) {
        if (release == null || history.size() == 0) {
            return new Affinity(null, Taste.NONE, columns);
        }
        ItemRows rows = new ItemRows(release, release.models().similar(), placed);
        Taste taste = Taste.of(history, release);
        return new Affinity(rows, taste.size() > 0 ? taste : Taste.ofNew(history, release, placed, rows), columns);
    }

    /** How much speaks for the item in a slot; 0 for one that nothing speaks for. */
    public float of(int slot) {
        float sum = 0;
        for (float part : parts(slot)) {
            sum += part;
        }
        return sum;
    }

    /** What speaks for it most; empty if nothing does. */
    public List<Reason> reasons(int slot) {
        return of(slot) <= 0 ? List.of() : taste.reasons(parts(slot), TasteSource.whatWasDone(columns));
    }

    private float[] parts(int slot) {
        ItemRows known = rows;
        int item = known == null ? -1 : known.item(slot);
        if (known == null || item < 0) {
            return new float[0];
        }
        float[] parts = new float[taste.size()];
        for (int h = 0; h < parts.length; h++) {
            // What somebody looked at speaks for others, not for itself.
            parts[h] = taste.items()[h] == item ? 0 : taste.weights()[h] * known.at(taste.items()[h], item);
        }
        return parts;
    }
}
