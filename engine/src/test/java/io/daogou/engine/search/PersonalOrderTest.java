package io.daogou.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.SearchAnswer;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.content.Placed;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.rank.Affinity;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PersonalOrderTest {
    private final LiveCatalog catalog = new LiveCatalog();

    @BeforeEach
    void fill() {
        List.of("a", "b", "c", "d")
                .forEach(id -> catalog.put(MemoryShop.item(id).build()));
    }

    private List<String> order(Popularity popularity, FoundItem... found) {
        Affinity nobody = Affinity.of(History.EMPTY, null, Placed.NONE, catalog.columns());
        return new PersonalOrder(catalog, new Rankings(catalog, popularity).order(), nobody)
                .of(List.of(found)).stream().map(SearchAnswer.Hit::itemId).toList();
    }

    private static FoundItem found(String itemId, double score) {
        return new FoundItem(itemId, score, List.of());
    }

    @Test
    void whatFitsAlikeStandsByPopularityAndWhatFitsBetterStaysAhead() {
        Popularity popularity = new Popularity(14, MemoryShop.CLOCK);
        LiveState state = new LiveState(catalog, popularity, 100);
        for (String wanted : List.of("d", "c")) {
            state.apply(MemoryShop.onDevice("device", EventType.PURCHASE, 5, wanted));
        }
        assertThat(order(popularity, found("a", 10), found("b", 9.9), found("c", 9.8), found("d", 5)))
                .containsExactly("c", "a", "b", "d");
    }

    @Test
    void theOrderOfTheIndexStaysWhereNothingElseIsKnown() {
        Popularity nothing = new Popularity(14, MemoryShop.CLOCK);
        assertThat(order(nothing, found("d", 1), found("c", 1), found("gone", 1), found("a", 1)))
                .containsExactly("d", "c", "gone", "a");
    }
}
