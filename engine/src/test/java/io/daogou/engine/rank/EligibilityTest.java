package io.daogou.engine.rank;

import static io.daogou.engine.MemoryShop.byShopper;
import static io.daogou.engine.MemoryShop.item;
import static io.daogou.engine.MemoryShop.soldOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Money;
import io.daogou.domain.recommendation.Filter;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.steering.Placement;
import io.daogou.engine.steering.SteeredShelf;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private final LiveCatalog catalog = new LiveCatalog();
    private final LiveState state = new LiveState(catalog, new Popularity(30, MemoryShop.CLOCK), 100);

    @BeforeEach
    void stock() {
        catalog.put(item("tea", "Drinks", "Hot").price(Money.of("4", "EUR")).build());
        catalog.put(item("juice", "Drinks").price(Money.of("3.20", "EUR")).build());
        catalog.put(item("pot", "Home").price(Money.of("30", "EUR")).build());
        catalog.put(item("gift", "Home").price(null).build());
        catalog.put(soldOut("mug", "Home"));
        catalog.slotOrNew("unknown");
    }

    @Test
    void onlyWhatIsInTheCatalogueAndInStockIsAllowed() {
        assertThat(allowed(Filter.NONE)).containsExactly("tea", "juice", "pot", "gift");
    }

    @Test
    void aCategoryLetsThroughWhatLiesInItOrBelow() {
        assertThat(allowed(filter(List.of("Drinks"), null, null))).containsExactly("tea", "juice");
        assertThat(allowed(filter(List.of("Drinks", "Hot"), null, null))).containsExactly("tea");
        assertThat(allowed(filter(List.of("Hot"), null, null))).isEmpty();
        assertThat(allowed(filter(List.of("Drinks", "Cold"), null, null))).isEmpty();
    }

    @Test
    void bothEndsOfAPriceRangeAreInItAndAnItemWithoutAPriceIsInNone() {
        assertThat(allowed(filter(List.of(), "3.20", "4"))).containsExactly("tea", "juice");
        assertThat(allowed(filter(List.of(), "3.21", null))).containsExactly("tea", "pot");
        assertThat(allowed(filter(List.of(), null, "3.99"))).containsExactly("juice");
        assertThat(allowed(filter(List.of(), "0", null))).doesNotContain("gift");
    }

    @Test
    void whatAShopperSawBoughtOrTurnedDownCanBeLeftOutEachForItself() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 3, "tea"));
        state.apply(byShopper("ada", EventType.PURCHASE, 2, "juice"));
        state.apply(byShopper("ada", EventType.DISLIKE, 1, "pot"));
        History history = state.history("ada", null);

        Eligibility all = eligibility(Filter.NONE);
        all.leaveOut(history, false);
        assertThat(allowed(all)).containsExactly("gift");

        Eligibility bought = eligibility(Filter.NONE);
        bought.leaveOut(history, true);
        assertThat(allowed(bought)).containsExactly("tea", "pot", "gift");

        Eligibility disliked = eligibility(Filter.NONE);
        disliked.leaveOutDisliked(history);
        assertThat(allowed(disliked)).containsExactly("tea", "juice", "gift");
        disliked.startOver();
        assertThat(allowed(disliked)).containsExactly("tea", "juice", "pot", "gift");
    }

    @Test
    void aSingleItemCanBeLeftOut() {
        Eligibility eligibility = eligibility(Filter.NONE);
        eligibility.leaveOut(catalog.slot("tea"));
        assertThat(allowed(eligibility)).containsExactly("juice", "pot", "gift");
    }

    private Eligibility eligibility(Filter filter) {
        LiveCatalog.Columns columns = catalog.columns();
        Scratch scratch = new Scratch.Pool().borrow(0, columns.size());
        return new Eligibility(catalog, columns, scratch, filter, SteeredShelf.asItComes(Placement.HOME), new int[0]);
    }

    private List<String> allowed(Filter filter) {
        return allowed(eligibility(filter));
    }

    private List<String> allowed(Eligibility eligibility) {
        LiveCatalog.Columns columns = catalog.columns();
        return java.util.stream.IntStream.range(0, columns.size())
                .filter(eligibility::allows)
                .mapToObj(columns::itemId)
                .toList();
    }

    private static Filter filter(List<String> category, @Nullable String least, @Nullable String most) {
        return new Filter(
                category,
                least == null ? null : new BigDecimal(least),
                most == null ? null : new BigDecimal(most),
                null,
                null);
    }
}
