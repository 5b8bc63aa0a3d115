package io.daogou.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.guide.DemoCatalog;
import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.catalog.AssortmentBuilder;
import io.daogou.guide.need.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Shelves whose best question is known without luck. */
class InquiriesTest {
    /** All red; eight sizes, evenly; two shapes, of which one is rare; one price. */
    private static Assortment shelf() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            items.add(new ItemBuilder("item-" + i, "Thing")
                    .price(Money.of("10", "EUR"))
                    .attributes(Map.of("colour", "red", "size", "size " + i % 8, "shape", i == 0 ? "round" : "square"))
                    .build());
        }
        return AssortmentBuilder.read(DemoCatalog.of(items));
    }

    private static Optional<Inquiry> best(Assortment shelf, Need need, Pool.Prior prior) {
        return new Inquiries(shelf, "en").best(Pool.of(shelf.all(), prior), need);
    }

    @Test
    void whatDividesBestIsAsked() {
        Inquiry best = best(shelf(), Need.NONE, item -> 1).orElseThrow();
        assertThat(best.slot()).isEqualTo("attribute:size");
        // Three bits, of which three in ten shoppers do not care for.
        assertThat(best.gain()).isCloseTo(2.1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(best.choices().getFirst().items()).isEqualTo(8);
    }

    @Test
    void whatIsSettledOrDoesNotMatterIsNotAsked() {
        Need need = Need.NONE.withIndifferent(Set.of("attribute:size"));
        assertThat(best(shelf(), need, item -> 1)).isEmpty();
    }

    /** The rare shape matters to somebody who is likely to want it. */
    @Test
    void whatSomebodyIsLikelyToWantCounts() {
        Assortment shelf = shelf();
        int round = shelf.item("item-0");
        Need need = Need.NONE.withIndifferent(Set.of("attribute:size"));
        assertThat(best(shelf, need, item -> item == round ? 60 : 1)
                        .orElseThrow()
                        .slot())
                .isEqualTo("attribute:shape");
    }

    @Test
    void categoriesAreAskedForFirstInAWholeShop() {
        Inquiry best = best(DemoCatalog.assortment(), Need.NONE, item -> 1).orElseThrow();
        assertThat(best.slot()).isEqualTo("category");
        assertThat(best.choices()).hasSize(6);
    }
}
