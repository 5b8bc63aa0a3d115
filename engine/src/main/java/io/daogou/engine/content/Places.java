package io.daogou.engine.content;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.Content;
import io.daogou.engine.release.Models;
import io.daogou.engine.release.Release;
import io.daogou.learn.data.TextFeatures.Described;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.content.MixedWeights;
import io.daogou.learn.model.content.Mixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The places of new items among those of one release, while they come and go. What each has depends on itself and the release
 * alone. Used by one thread at a time.
 */
final class Places {
    private final Catalog truth;
    private final LiveCatalog catalog;
    private final Release release;
    private final Content content;
    private final Mixtures mixtures;
    private final MixedWeights similar;
    private final MixedWeights home;
    private final @Nullable Behaviour behaviour;
    private final TreeMap<String, Place> places = new TreeMap<>();
    private boolean changed;

    /**
     * Where one item is.
     *
     * @param slot in the catalogue
     * @param words what it was read as
     * @param batch the rows of those that were placed with it
     * @param row its own
     */
    private record Place(int slot, Described words, Batch batch, int row) {}

    /** Rows of new × known, of items that were placed together. */
    private record Batch(SparseRows shares, SparseRows from, SparseRows similar, SparseRows home) {}

    Places(Catalog truth, LiveCatalog catalog, Release release, Content content) {
        this.truth = truth;
        this.catalog = catalog;
        this.release = release;
        this.content = content;
        Models models = release.models();
        mixtures = content.mixtures();
        similar = new MixedWeights(
                models.similar(), content.trust(), content.levels().parameters());
        behaviour = models.home() == null || content.levels().home() == 0
                ? null
                : Behaviour.of(models.home(), models.similar());
        home = behaviour == null
                ? similar
                : new MixedWeights(
                        behaviour.weights(), content.trust(), content.levels().parameters());
    }

    /** Whether anything has changed since it was published. */
    boolean isChanged() {
        return changed;
    }

    /** Places items as the catalogue has them now; what it has no more loses its place. */
    void place(List<String> itemIds) {
        List<String> ids = new ArrayList<>();
        List<Described> texts = new ArrayList<>();
        for (String itemId : itemIds) {
            if (release.models().items().index(itemId) >= 0) {
                continue;
            }
            Optional<Item> item = truth.item(itemId);
            Place now = places.get(itemId);
            if (item.isEmpty()) {
                changed |= places.remove(itemId) != null;
            } else {
                Described words = ItemText.of(item.get());
                boolean isMoved = now == null ? places.size() + ids.size() < NewItems.MOST : !now.words.equals(words);
                if (isMoved) {
                    ids.add(itemId);
                    texts.add(words);
                }
            }
        }
        if (!ids.isEmpty()) {
            place(ids, texts);
        }
    }

    private void place(List<String> ids, List<Described> texts) {
        SparseRows shares = mixtures.shares(content.words().rows(texts), Content.KEPT);
        SparseRows led = similar.to(shares);
        Batch batch = new Batch(shares, similar.from(shares), led, behaviour == null ? led : home.to(shares));
        for (int row = 0; row < ids.size(); row++) {
            places.put(ids.get(row), new Place(catalog.slotOrNew(ids.get(row)), texts.get(row), batch, row));
        }
        changed = true;
    }

    /** All of it, as requests read it. */
    Placed publish() {
        changed = false;
        List<Place> all = List.copyOf(places.values());
        int[] slots = all.stream().mapToInt(Place::slot).toArray();
        Placed.Weights weights = new Placed.Weights(
                rows(all, Batch::from, 1),
                rows(all, Batch::similar, content.levels().similar()).transpose(),
                rows(all, Batch::home, content.levels().home()).transpose(),
                rows(all, Batch::shares, 1).transpose());
        return new Placed(release, slots, weights, behaviour);
    }

    /** The rows of all items in their order, each times a factor; empty ones for the factor 0. */
    private SparseRows rows(List<Place> all, Function<Batch, SparseRows> which, double factor) {
        int[] starts = new int[all.size() + 1];
        int[] columns = new int[all.size() * Content.KEPT];
        float[] values = new float[columns.length];
        int size = 0;
        for (int n = 0; n < all.size(); n++) {
            Place place = all.get(n);
            SparseRows rows = which.apply(place.batch);
            for (int k = rows.start(place.row); factor > 0 && k < rows.end(place.row); k++) {
                columns[size] = rows.column(k);
                values[size++] = (float) factor * rows.value(k);
            }
            starts[n + 1] = size;
        }
        return new SparseRows(
                release.models().items().size(), starts, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
    }
}
