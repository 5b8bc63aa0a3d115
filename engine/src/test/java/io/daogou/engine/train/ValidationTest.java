package io.daogou.engine.train;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.byShopper;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Owners;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Split;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static ActionLog log(MemoryShop shop) {
        return ActionLog.read(shop.log, Owners.of(shop.people), TrainingProgress.SILENT);
    }

    @Test
    void whatIsAskedForIsNeverInThePast() {
        for (int shoppers : new int[] {30, 800, 4_000}) {
            ActionLog log = log(Groups.shop(shoppers, 1));
            Validation validation = Validation.of(log, 42);
            Split split = validation.split(ActionWeights.EQUAL);
            assertThat(validation.questions()).as(shoppers + " shoppers").isPositive();
            assertThat(split.test().size()).isEqualTo(validation.questions());
            for (int owner = 0; owner < log.owners(); owner++) {
                for (int item : split.test().itemsOf(owner)) {
                    assertThat(split.train().contains(owner, item)).isFalse();
                }
            }
        }
    }

    @Test
    void aCutInTimeHasAllOfThePastBeforeItAndAsksOnlyForWhatCameAfter() {
        ActionLog log = log(Groups.shop(600, 2));
        Instant cut = NOW.minusSeconds(20 * 86_400L);
        Validation validation = Validation.after(log, cut);
        Interactions past = validation.train(ActionWeights.EQUAL);
        assertThat(past.size()).isPositive();
        for (int entry = 0; entry < past.size(); entry++) {
            assertThat(past.epochSeconds(entry)).isLessThanOrEqualTo(cut.getEpochSecond());
        }
        Interactions asked = validation.split(ActionWeights.EQUAL).test();
        assertThat(asked.size()).isPositive();
        for (int row = 0; row < log.size(); row++) {
            if (log.firstTime(row) <= cut.toEpochMilli()) {
                assertThat(asked.contains(log.owner(row), log.item(row))).isFalse();
            }
        }
    }

    @Test
    void inAShopWithEnoughPurchasesOnlyPurchasesAreAskedFor() {
        ActionLog log = log(Groups.shop(900, 3));
        Interactions asked = Validation.of(log, 42).split(ActionWeights.EQUAL).test();
        boolean[][] bought = new boolean[log.owners()][log.items().size()];
        for (int row = 0; row < log.size(); row++) {
            bought[log.owner(row)][log.item(row)] |= log.kind(row) == ActionKind.BOUGHT;
        }
        for (int owner = 0; owner < log.owners(); owner++) {
            for (int item : asked.itemsOf(owner)) {
                assertThat(bought[owner][item]).isTrue();
            }
        }
    }

    @Test
    void inASmallShopEachOwnersLastItemIsAskedForAndAllElseIsThePast() {
        MemoryShop shop = new MemoryShop();
        shop.log.append(List.of(
                byShopper("ada", EventType.VIEW_ITEM, 3, "tea"),
                byShopper("ada", EventType.VIEW_ITEM, 2, "pot"),
                byShopper("ada", EventType.VIEW_ITEM, 1, "cup"),
                byShopper("bob", EventType.VIEW_ITEM, 9, "tea")));
        ActionLog log = log(shop);
        Split split = Validation.of(log, 42).split(ActionWeights.EQUAL);
        assertThat(split.test().itemsOf(0)).containsExactly(log.items().index("cup"));
        assertThat(split.train().itemsOf(0))
                .containsExactly(log.items().index("tea"), log.items().index("pot"));
        assertThat(split.test().count(1))
                .as("who has one item has no past to be asked from")
                .isZero();
        assertThat(split.train().count(1)).isEqualTo(1);
    }

    @Test
    void anItemWeighsTheSumOfWhatWasDoneWithIt() {
        MemoryShop shop = new MemoryShop();
        shop.log.append(List.of(
                byShopper("ada", EventType.VIEW_ITEM, 3, "tea"),
                byShopper("ada", EventType.PURCHASE, 2, "tea"),
                byShopper("ada", EventType.VIEW_ITEM, 1, "pot")));
        Validation validation = Validation.of(log(shop), 42);
        Interactions all = validation.everything(new ActionWeights(.5, 1, 1, 3));
        assertThat(all.weights()).containsExactly(3.5f, .5f);
        assertThat(validation.everything(new ActionWeights(0, 1, 1, 3)).itemsOf(0))
                .as("what weighs nothing is not there")
                .containsExactly(0);
    }

    @Test
    void theLastItemSplitKeepsTheLatestItemOfEachPastAndTheSameQuestions() {
        MemoryShop shop = new MemoryShop();
        shop.log.append(List.of(
                byShopper("ada", EventType.VIEW_ITEM, 4, "tea"),
                byShopper("ada", EventType.VIEW_ITEM, 3, "pot"),
                byShopper("ada", EventType.VIEW_ITEM, 2, "cup")));
        ActionLog log = log(shop);
        Split split = Validation.of(log, 42).lastItemSplit();
        assertThat(split.train().itemsOf(0)).containsExactly(log.items().index("pot"));
        assertThat(split.test().itemsOf(0)).containsExactly(log.items().index("cup"));
    }

    @Test
    void theSameLogAndSeedGiveTheSameSplit() {
        MemoryShop shop = Groups.shop(300, 4);
        Split one = Validation.of(log(shop), 42).split(ActionWeights.EQUAL);
        assertThat(Validation.of(log(shop), 42).split(ActionWeights.EQUAL)).isEqualTo(one);
    }

    @Test
    void basketsOfEnoughOrdersAreCutInTimeAndAskForTheLastItemOfEachLaterOne() {
        MemoryShop shop = new MemoryShop();
        for (int i = 0; i < 200; i++) {
            shop.log.append(List.of(byShopper("shopper " + i, EventType.PURCHASE, 500 - i, "tea", "pot", "cup")));
        }
        ActionLog log = log(shop);
        Baskets baskets = Baskets.of(log, Validation.of(log, 42));
        assertThat(baskets.all().users()).isEqualTo(200);
        assertThat(baskets.past().users()).isEqualTo(180);
        assertThat(baskets.questions().test().users()).isEqualTo(20);
        for (int order = 0; order < 20; order++) {
            assertThat(baskets.questions().train().itemsOf(order)).containsExactly(0, 1);
            assertThat(baskets.questions().test().itemsOf(order)).containsExactly(2);
        }
    }

    @Test
    void whereThereAreFewOrdersWhatAnOwnerTouchedStandsForOne() {
        ActionLog log = log(Groups.shop(50, 5));
        Validation validation = Validation.of(log, 42);
        Baskets baskets = Baskets.of(log, validation);
        assertThat(log.baskets()).isEmpty();
        assertThat(baskets.all()).isEqualTo(validation.everything(ActionWeights.EQUAL));
        assertThat(baskets.past()).isEqualTo(validation.train(ActionWeights.EQUAL));
    }
}
