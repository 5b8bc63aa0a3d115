package io.daogou.engine.train;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.byShopper;
import static io.daogou.engine.MemoryShop.onDevice;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Owners;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.TrainingProgress;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActionLogTest {
    private final MemoryShop shop = new MemoryShop();

    private ActionLog read() {
        return ActionLog.read(shop.log, Owners.of(shop.people), TrainingProgress.SILENT);
    }

    private static List<String> rows(ActionLog log) {
        return IntStream.range(0, log.size())
                .mapToObj(row -> log.owner(row) + " " + log.kind(row) + " "
                        + log.items().id(log.item(row)) + " "
                        + (NOW.toEpochMilli() - log.firstTime(row)) / 60_000)
                .toList();
    }

    @Test
    void repeatingAnActionLeavesOneRowWithTheFirstTime() {
        shop.log.append(List.of(
                byShopper("ada", EventType.VIEW_ITEM, 5, "tea"),
                byShopper("ada", EventType.VIEW_ITEM, 9, "tea"),
                byShopper("ada", EventType.SELECT_ITEM, 7, "tea"),
                byShopper("ada", EventType.PURCHASE, 1, "tea"),
                byShopper("bob", EventType.VIEW_ITEM, 3, "tea")));
        ActionLog log = read();
        assertThat(rows(log)).containsExactly("0 VIEWED tea 9", "0 BOUGHT tea 1", "1 VIEWED tea 3");
        assertThat(log.owners()).isEqualTo(2);
        assertThat(log.kinds()).isEqualTo(2);
        assertThat(log.events()).isEqualTo(5);
        assertThat(log.lastOffset()).isEqualTo(5);
        assertThat(log.learnedUntil()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void aLinkedDeviceIsItsShopperAndAFreeOneIsItself() {
        shop.links.link("phone", "ada", NOW);
        shop.links.link("tablet", "ada", NOW);
        shop.links.unlink("tablet", "ada", NOW);
        shop.log.append(List.of(
                byShopper("ada", EventType.VIEW_ITEM, 5, "tea"),
                onDevice("phone", EventType.VIEW_ITEM, 4, "pot"),
                onDevice("tablet", EventType.VIEW_ITEM, 3, "cup"),
                onDevice("ada", EventType.VIEW_ITEM, 2, "cake")));
        assertThat(rows(read()))
                .as("a device of the same name as a shopper is somebody else")
                .containsExactly("0 VIEWED tea 5", "0 VIEWED pot 4", "1 VIEWED cup 3", "2 VIEWED cake 2");
    }

    @Test
    void whatSaysNothingForAnItemIsCountedButLeavesNoRow() {
        shop.log.append(List.of(
                byShopper("ada", EventType.VIEW_ITEM_LIST, 1, "tea"),
                byShopper("ada", EventType.DISLIKE, 1, "tea"),
                byShopper("ada", EventType.REMOVE_FROM_CART, 1, "tea"),
                byShopper("ada", EventType.REFUND, 1, "tea"),
                byShopper("ada", EventType.SEARCH, 1)));
        ActionLog log = read();
        assertThat(log.size()).isZero();
        assertThat(log.events()).isEqualTo(5);
        assertThat(log.items().size()).isZero();
    }

    @Test
    void ordersOfSeveralDifferentItemsAreKeptBesideIt() {
        shop.log.append(List.of(
                byShopper("ada", EventType.PURCHASE, 3, "tea", "pot", "tea"),
                byShopper("ada", EventType.PURCHASE, 2, "cup"),
                byShopper("ada", EventType.PURCHASE, 2, "cup", "cup"),
                byShopper("ada", EventType.ADD_TO_CART, 2, "cup", "tea")));
        assertThat(read().baskets()).singleElement().satisfies(basket -> {
            assertThat(basket.items()).containsExactly(0, 1);
            assertThat(basket.time()).isEqualTo(NOW.minusSeconds(180).toEpochMilli());
        });
    }

    @Test
    void itemsThatTheCatalogueLacksAreLearnedLikeAnyOther() {
        shop.log.append(List.of(byShopper("ada", EventType.VIEW_ITEM, 1, "not there yet")));
        assertThat(read().items().index("not there yet")).isZero();
    }

    @Test
    void everyKindOfActionHasTheWeightOfItsName() {
        var weights = new io.daogou.engine.release.ActionWeights(1, 2, 3, 4);
        assertThat(IntStream.range(0, ActionKind.count())
                        .mapToObj(kind -> ActionKind.at(kind).weight(weights)))
                .containsExactly(1.0, 2.0, 3.0, 4.0);
        for (EventType type : EventType.values()) {
            ActionKind kind = ActionKind.of(type);
            var touch = io.daogou.engine.live.Touch.of(0, type, 1);
            double said = touch.isDisliked() ? 0 : weights.weigh(touch);
            assertThat(kind == null ? 0 : kind.weight(weights))
                    .as("training and serving weigh " + type + " alike")
                    .isEqualTo(said);
        }
    }

    @Test
    void ofSomebodyWhoTouchedEverythingTheLatestItemsCount() {
        MemoryShop busy = new MemoryShop();
        for (int i = 0; i < 2_500; i++) {
            // A second kind of action, much later: then its item is not among the earliest.
            busy.log.append(List.of(
                    MemoryShop.byShopper("ada", EventType.VIEW_ITEM, 10_000 - i, "item " + i),
                    MemoryShop.byShopper("ada", EventType.PURCHASE, i == 3 ? 1 : 9_999 - i, "item " + i, "tea")));
        }
        busy.log.append(List.of(MemoryShop.byShopper("bob", EventType.VIEW_ITEM, 10, "item 0")));
        ActionLog log = ActionLog.read(busy.log, Owners.of(busy.people), TrainingProgress.SILENT);
        BitSet ofAda = new BitSet();
        BitSet ofBob = new BitSet();
        for (int row = 0; row < log.size(); row++) {
            (log.owner(row) == 0 ? ofAda : ofBob).set(log.item(row));
        }
        assertThat(ofAda.cardinality()).isEqualTo(2_000);
        assertThat(ofAda.get(log.items().index("item 3"))).isTrue();
        assertThat(ofAda.get(log.items().index("tea"))).isTrue();
        assertThat(ofAda.get(log.items().index("item 501"))).isFalse();
        assertThat(ofAda.get(log.items().index("item 502"))).isTrue();
        assertThat(ofBob.get(log.items().index("item 0"))).isTrue();
        assertThat(log.baskets()).hasSize(2_000);
    }
}
