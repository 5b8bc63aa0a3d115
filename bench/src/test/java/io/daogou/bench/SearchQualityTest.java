package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daogou.bench.HomeDepot.Judged;
import io.daogou.domain.item.Item;
import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.ItemQuery;
import io.daogou.search.LuceneItemIndex;
import io.daogou.search.SearchSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchQualityTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theMeasuresAreThoseOfTheBooks() {
        Judged one = new Judged("q", Map.of("a", 3.0, "b", 1.0, "c", 2.33));
        SearchQuality best = SearchQuality.of(List.of(one), query -> List.of("a", "c", "b"));
        assertThat(best).isEqualTo(new SearchQuality(1, 1));
        SearchQuality poor = SearchQuality.of(List.of(one), query -> List.of("x", "a"));
        double ideal = 7 + (Math.pow(2, 2.33) - 1) / (Math.log(3) / Math.log(2)) + 1 / 2.0;
        assertThat(poor.ndcg()).isCloseTo(7 / (Math.log(3) / Math.log(2)) / ideal, within(1e-12));
        assertThat(poor.recall()).isEqualTo(0.5);
    }

    @Test
    void theFloorFindsWhatHasTheRarestWords() {
        PlainBm25 plain = new PlainBm25(List.of(
                Item.of("1", "red shoe"), Item.of("2", "blue shoe"), Item.of("3", "blue hat with a wide brim")));
        assertThat(plain.search("blue shoe", 3)).startsWith("2");
        assertThat(plain.search("hat", 3)).containsExactly("3");
        assertThat(plain.search("nothing", 3)).isEmpty();
    }

    /** On the queries that no weight has seen. */
    @Test
    void homeDepotsQueriesAreAnsweredAsPromised() {
        String data = System.getProperty("daogou.data", "");
        assumeTrue(!data.isEmpty(), "give -Ddaogou.data=DIR to check search on Home Depot's queries");
        HomeDepot shop = HomeDepot.read(new Bench.Data(Path.of(data)));
        try (LuceneItemIndex index = LuceneItemIndex.open(folder, shop.items()::forEach, SearchSettings.defaults())) {
            while (!index.find(ItemQuery.of("", "en", 0)).degraded().isEmpty()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            SearchQuality quality = SearchQuality.of(
                    shop.reporting(),
                    query -> index.find(ItemQuery.of(query, "en", SearchQuality.RECALL_AT)).items().stream()
                            .map(FoundItem::itemId)
                            .toList());
            assertThat(quality.ndcg()).isGreaterThanOrEqualTo(0.40);
            assertThat(quality.recall()).isGreaterThanOrEqualTo(0.75);
        }
    }
}
