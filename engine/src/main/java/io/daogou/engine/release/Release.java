package io.daogou.engine.release;

import io.daogou.engine.live.LiveCatalog;
import java.util.Arrays;

/**
 * An opened release: its models, and which catalogue slot each of their items has. Immutable; one serves a whole request.
 */
public final class Release {
    private final String releaseId;
    private final Models models;
    private final int[] slots;
    private final int[] indices;

    /** Joins the models' items with the catalogue; items that the catalogue has not met yet get a slot now. */
    public Release(String releaseId, Models models, LiveCatalog catalog) {
        this.releaseId = releaseId;
        this.models = models;
        slots = new int[models.items().size()];
        for (int index = 0; index < slots.length; index++) {
            slots[index] = catalog.slotOrNew(models.items().id(index));
        }
        indices = new int[catalog.columns().size()];
        Arrays.fill(indices, -1);
        for (int index = 0; index < slots.length; index++) {
            indices[slots[index]] = index;
        }
    }

    public String releaseId() {
        return releaseId;
    }

    public Models models() {
        return models;
    }

    /** The catalogue slot of an item of the models. */
    public int slot(int itemIndex) {
        return slots[itemIndex];
    }

    /** The models' index of a catalogue slot; -1 for an item that was not there when they learned. */
    public int itemIndex(int slot) {
        return slot < indices.length ? indices[slot] : -1;
    }
}
