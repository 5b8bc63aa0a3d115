package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventTrust;
import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Owners;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Progress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelatedTest {
    private static ActionLog read(MemoryShop shop) {
        return ActionLog.read(shop.log, Owners.of(shop.people), TrainingProgress.SILENT);
    }

    private static void view(MemoryShop shop, String device, EventTrust trust, String... items) {
        for (String item : items) {
            Event event = MemoryShop.onDevice(device, EventType.VIEW_ITEM, 5, item);
            shop.log.append(List.of(event.withHeader(event.header().withTrust(trust))));
        }
    }

    @Test
    void pairsOfFewerAreLeftOutAsCountingEachOneSaysToo() {
        MemoryShop shop = new MemoryShop();
        long seed = 4;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<EventTrust> trusts = List.of(EventTrust.values());
        for (int owner = 0; owner < 60; owner++) {
            EventTrust trust = trusts.get(random.nextInt(trusts.size()));
            for (int i = 0; i < 6; i++) {
                view(shop, "device " + owner, trust, "item " + random.nextInt(20));
            }
        }
        ActionLog log = read(shop);
        Interactions taken = Validation.of(log, 1).everything(ActionWeights.EQUAL);
        SparseRows all = Recipe.cosine(0, 0).fit(taken, Progress.NONE).weights();
        SparseRows shown = new Related(taken, who -> who, log, 5).of(all);
        int left = 0;
        for (int one = 0; one < log.items().size(); one++) {
            for (int other = 0; other < log.items().size(); other++) {
                double together = 0;
                for (int owner = 0; owner < log.owners(); owner++) {
                    together += taken.contains(owner, one) && taken.contains(owner, other) ? log.weight(owner) : 0;
                }
                assertThat(shown.at(one, other)).isEqualTo(together > 4.999 ? all.at(one, other) : 0);
                left += shown.at(one, other) > 0 ? 1 : 0;
            }
        }
        assertThat(left).isBetween(20, all.size() - 20);
        assertThat(new Related(taken, who -> who, log, 1).of(all)).isEqualTo(all);
    }

    @Test
    void ofOrdersItCountsWhoOrderedNotHowOften() {
        MemoryShop shop = new MemoryShop();
        for (int order = 0; order < 120; order++) {
            shop.log.append(List.of(
                    MemoryShop.byShopper("shopper " + order % 4, EventType.PURCHASE, order, "tea", "sugar"),
                    MemoryShop.byShopper("shopper " + order % 5, EventType.PURCHASE, order, "tea", "milk")));
        }
        ActionLog log = read(shop);
        Baskets baskets = Baskets.of(log, Validation.of(log, 1));
        SparseRows all = Recipe.cosine(0, 0).fit(baskets.all(), Progress.NONE).weights();
        SparseRows shown = new Related(baskets.all(), order -> baskets.owners()[order], log, 5).of(all);
        int tea = log.items().index("tea");
        assertThat(all.at(tea, log.items().index("sugar"))).isPositive();
        assertThat(shown.at(tea, log.items().index("sugar"))).isZero();
        assertThat(shown.at(tea, log.items().index("milk"))).isPositive();
    }

    @Test
    void ofDevicesThatNobodyAnswersForATwentyFifthCounts() {
        for (int devices : List.of(124, 125)) {
            MemoryShop shop = new MemoryShop();
            view(shop, "known", EventTrust.SHOWN, "tea");
            for (int device = 0; device < devices; device++) {
                view(shop, "device " + device, EventTrust.CLAIMED, "tea", "target");
            }
            ActionLog log = read(shop);
            Interactions taken = Validation.of(log, 1).everything(ActionWeights.EQUAL);
            SparseRows all = Recipe.cosine(0, 0).fit(taken, Progress.NONE).weights();
            SparseRows shown = new Related(taken, who -> who, log, 5).of(all);
            int tea = log.items().index("tea");
            assertThat(shown.at(tea, log.items().index("target")) > 0).isEqualTo(devices == 125);
        }
    }
}
