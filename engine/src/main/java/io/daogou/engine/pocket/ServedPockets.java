package io.daogou.engine.pocket;

import io.daogou.domain.check.Check;
import io.daogou.engine.Pockets;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.release.ActionWeights;
import io.daogou.engine.release.Models;
import io.daogou.engine.release.Release;
import io.daogou.learn.matrix.SparseRows;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pocket files of the release that serves. Each is kept until there is another release, or it is five minutes old.
 *
 * <p><b>Threads:</b> any number; one makes a file, the others wait for it. <b>Budget:</b> some hundred milliseconds to make
 * one of 10,000 items.
 */
public final class ServedPockets implements Pockets {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final LiveCatalog catalog;
    private final Rankings rankings;
    private final Supplier<@Nullable Release> serving;
    private final PocketSize size;
    private final Clock clock;
    private final ReentrantLock making = new ReentrantLock();
    private final Map<Shelf, Made> made = new EnumMap<>(Shelf.class);

    /** @param serving the release to make files of */
    public ServedPockets(
            LiveCatalog catalog, Rankings rankings, Supplier<@Nullable Release> serving, PocketSize size, Clock clock) {
        this.catalog = catalog;
        this.rankings = rankings;
        this.serving = serving;
        this.size = size;
        this.clock = clock;
    }

    /** The shelves that a device can fill. */
    private enum Shelf {
        HOME("home"),
        ITEM_SIMILAR("item-similar"),
        CART_TOGETHER("cart-together");

        private static final Shelf[] ALL = values();
        private final String wireName;

        Shelf(String wireName) {
            this.wireName = wireName;
        }

        SparseRows rows(Models models) {
            return this == CART_TOGETHER ? models.together() : models.similar();
        }

        /** Of a shelf about items each counts alike. */
        ActionWeights weights(Models models) {
            return this == HOME ? models.weights() : ActionWeights.EQUAL;
        }
    }

    private record Made(byte[] bytes, Release release, long atMillis) {}

    @Override
    public Optional<byte[]> file(String placement) {
        Shelf shelf = Check.named("placement", placement, Shelf.ALL, one -> one.wireName);
        Release release = serving.get();
        if (release == null) {
            return Optional.empty();
        }
        making.lock();
        try {
            Made last = made.get(shelf);
            long now = clock.millis();
            if (last == null || last.release != release || now - last.atMillis >= KEPT.toMillis()) {
                last = new Made(make(shelf, release), release, now);
                made.put(shelf, last);
            }
            return Optional.of(last.bytes);
        } finally {
            making.unlock();
        }
    }

    private byte[] make(Shelf shelf, Release release) {
        int[] popular = rankings.order().popular();
        int[] slots = Arrays.copyOf(popular, Math.min(popular.length, size.items()));
        Models models = release.models();
        return new PocketBuilder(shelf.wireName, release, shelf.rows(models), catalog.columns(), slots)
                .build(shelf.weights(models), size.bytes())
                .toBytes();
    }
}
