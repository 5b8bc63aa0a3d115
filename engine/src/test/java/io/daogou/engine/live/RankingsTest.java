package io.daogou.engine.live;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.byShopper;
import static io.daogou.engine.MemoryShop.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.engine.MemoryShop;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RankingsTest {
    private final LiveCatalog catalog = new LiveCatalog();
    private final Popularity popularity = new Popularity(30, MemoryShop.CLOCK);
    private final LiveState state = new LiveState(catalog, popularity, 100);

    @Test
    void theMostWantedComesFirstAndTheLatestAddedInTheOtherOrder() {
        catalog.put(item("old").addedAt(NOW.minusSeconds(3_000)).build());
        catalog.put(item("new").addedAt(NOW).build());
        catalog.put(item("middle").addedAt(NOW.minusSeconds(1_000)).build());
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 1, "old"));
        state.apply(byShopper("ada", EventType.PURCHASE, 1, "middle"));
        Rankings.Order order = new Rankings(catalog, popularity).order();
        assertThat(ids(order.popular())).containsExactly("middle", "old", "new");
        assertThat(ids(order.latest())).containsExactly("new", "middle", "old");
        assertThat(order.popularity(catalog.slot("middle"))).isEqualTo(1);
        assertThat(order.popularity(catalog.slot("old"))).isEqualTo(.2f);
        assertThat(order.popularity(catalog.slot("new"))).isZero();
    }

    @Test
    void whatNobodyTouchedComesInTheOrderOfTheIdentifiers() {
        for (String id : List.of("c", "a", "b")) {
            catalog.put(item(id).build());
        }
        assertThat(ids(new Rankings(catalog, popularity).order().popular())).containsExactly("a", "b", "c");
    }

    @Test
    void aChangeOfTheCatalogueShowsInTheNextAnswer() {
        Rankings rankings = new Rankings(catalog, popularity);
        assertThat(rankings.order().popular()).isEmpty();
        catalog.put(item("tea").build());
        assertThat(ids(rankings.order().popular())).containsExactly("tea");
        catalog.put(item("cup").build());
        assertThat(ids(rankings.order().popular())).containsExactly("cup", "tea");
        catalog.delete("tea");
        assertThat(ids(rankings.order().popular())).containsExactly("cup");
        assertThat(ids(rankings.order().latest())).containsExactly("cup");
    }

    @Test
    void anItemThatOnlyEventsNameIsInNoOrder() {
        state.apply(byShopper("ada", EventType.PURCHASE, 1, "unknown"));
        catalog.put(item("tea").build());
        assertThat(ids(new Rankings(catalog, popularity).order().popular())).containsExactly("tea");
    }

    /** Once several asked at the same moment, all but one of them got an empty order. */
    @Test
    void nobodyGetsAnEmptyOrderWhileTheCatalogueHasItems() throws Exception {
        int threads = 8;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int round = 0; round < 50; round++) {
                LiveCatalog fresh = new LiveCatalog();
                Rankings rankings = new Rankings(fresh, popularity);
                for (int i = 0; i < 500; i++) {
                    fresh.put(item("item " + i).build());
                }
                CyclicBarrier start = new CyclicBarrier(threads);
                Callable<Integer> ask = () -> {
                    start.await();
                    return rankings.order().popular().length;
                };
                List<Future<Integer>> sizes = pool.invokeAll(java.util.Collections.nCopies(threads, ask));
                for (Future<Integer> size : sizes) {
                    assertThat(size.get()).isEqualTo(500);
                }
            }
        }
    }

    private List<String> ids(int[] slots) {
        return Arrays.stream(slots)
                .mapToObj(slot -> catalog.columns().itemId(slot))
                .toList();
    }
}
