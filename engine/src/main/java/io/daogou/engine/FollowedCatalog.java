package io.daogou.engine;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.search.ItemIndex;
import io.daogou.engine.live.LiveCatalog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The catalogue with the live one behind it: what is put or deleted is known to the next answer. */
final class FollowedCatalog implements Catalog {
    private final Catalog truth;
    private final LiveCatalog live;
    private final Consumer<String> changed;
    private final Object turn = new Object();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable ItemIndex index;

    /** @param changed is told of every item that was put or deleted, and returns at once */
    FollowedCatalog(Catalog truth, LiveCatalog live, Consumer<String> changed) {
        this.truth = truth;
        this.live = live;
        this.changed = changed;
    }

    @Override
    public List<PutOutcome> put(List<Item> items) {
        List<PutOutcome> outcomes = truth.put(items);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) != PutOutcome.UNCHANGED) {
                follow(items.get(i).itemId());
            }
        }
        return outcomes;
    }

    /**
     * Reads back: the truth knows since when the shop has it, and who was last if two changed it at once. One at a time, or
     * what was read first could be put last.
     */
    void follow(String itemId) {
        synchronized (turn) {
            truth.item(itemId).ifPresentOrElse(this::put, () -> remove(itemId));
        }
        changed.accept(itemId);
        listeners.forEach(Runnable::run);
    }

    private void put(Item item) {
        live.put(item);
        ItemIndex words = index;
        if (words != null) {
            words.put(List.of(item));
        }
    }

    private void remove(String itemId) {
        live.delete(itemId);
        ItemIndex words = index;
        if (words != null) {
            words.delete(itemId);
        }
    }

    /** Tells somebody of every change from now on, who returns at once. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Keeps an index up to date from now on. */
    void keep(ItemIndex words) {
        index = words;
    }

    @Override
    public boolean delete(String itemId) {
        boolean deleted = truth.delete(itemId);
        follow(itemId);
        return deleted;
    }

    @Override
    public Optional<Item> item(String itemId) {
        return truth.item(itemId);
    }

    @Override
    public void forEach(Consumer<Item> reader) {
        truth.forEach(reader);
    }

    @Override
    public long size() {
        return truth.size();
    }
}
