package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Owners;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.TrainingProgress;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pots go with teas, though no five shoppers bought the same pot with the same tea. */
final class CategoryPairsTest {
    private static final int POTS = 0;
    private static final int TEAS = 1;
    private static final int LAMPS = 2;
    private static final int BOOKS = 3;
    private static final int PENS = 4;

    private final MemoryShop shop = new MemoryShop();

    private void buys(int shopper, String... items) {
        shop.log.append(List.of(MemoryShop.byShopper("shopper " + shopper, EventType.PURCHASE, 60 + shopper, items)));
    }

    @Test
    void categoriesOfEnoughShoppersFillWhatPairsOfItemsLeaveOpen() {
        for (int shopper = 0; shopper < 120; shopper++) {
            // Of 12 pots and 12 teas, each pair once or never; tea 0 with every third, so most often.
            int tea = shopper % 3 == 0 ? 0 : shopper / 12;
            buys(shopper, "pot " + shopper % 12, "tea " + tea);
        }
        for (int shopper = 400; shopper < 480; shopper++) {
            buys(shopper, "book " + shopper % 9, "pen " + shopper % 8);
        }
        for (int shopper = 200; shopper < 204; shopper++) {
            buys(shopper, "pot " + shopper % 12, "lamp " + shopper % 4);
        }
        for (int shopper = 300; shopper < 306; shopper++) {
            buys(shopper, "pot 1", "tea 5");
        }
        ActionLog log = ActionLog.read(shop.log, Owners.of(shop.people), TrainingProgress.SILENT);
        Baskets baskets = Baskets.of(log, Validation.of(log, 1));
        int[] categories = new int[log.items().size()];
        Arrays.setAll(categories, item -> switch (log.items().id(item).substring(0, 3)) {
            case "pot" -> POTS;
            case "tea" -> TEAS;
            case "boo" -> BOOKS;
            case "pen" -> PENS;
            default -> LAMPS;
        });
        NeighbourSearch search = new NeighbourSearch(log, 5, TrainingProgress.SILENT);
        SparseRows fitted = Recipe.llr(0).fit(baskets.all(), Progress.NONE).weights();
        SparseRows items =
                search.related(baskets.all(), order -> baskets.owners()[order]).of(fitted);
        SparseRows filled = search.categoryPairs(baskets.all(), order -> baskets.owners()[order], categories)
                .fill(items);
        int pot = log.items().index("pot 1");
        int popular = log.items().index("tea 0");
        int own = log.items().index("tea 5");
        assertThat(items.end(pot) - items.start(pot))
                .as("pairs of five shoppers")
                .isEqualTo(1);
        assertThat(filled.at(pot, own)).as("they stay ahead").isEqualTo(items.at(pot, own));
        for (int item = 0; item < categories.length; item++) {
            boolean isTea = categories[item] == TEAS;
            assertThat(filled.at(pot, item) > 0).as(log.items().id(item)).isEqualTo(isTea);
            if (isTea && item != own && item != popular) {
                assertThat(filled.at(pot, item)).isLessThan(filled.at(pot, popular));
            }
        }
        assertThat(filled.at(pot, popular)).isLessThan(filled.at(pot, own));
    }

    @Test
    void withoutCategoriesNothingIsFilled() {
        for (int shopper = 0; shopper < 120; shopper++) {
            buys(shopper, "pot", "tea");
        }
        ActionLog log = ActionLog.read(shop.log, Owners.of(shop.people), TrainingProgress.SILENT);
        Baskets baskets = Baskets.of(log, Validation.of(log, 1));
        int[] none = {-1, -1};
        SparseRows fitted = Recipe.llr(0).fit(baskets.all(), Progress.NONE).weights();
        assertThat(new NeighbourSearch(log, 5, TrainingProgress.SILENT)
                        .categoryPairs(baskets.all(), order -> baskets.owners()[order], none)
                        .fill(fitted))
                .isEqualTo(fitted);
    }
}
