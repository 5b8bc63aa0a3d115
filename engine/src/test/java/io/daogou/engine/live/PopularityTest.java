package io.daogou.engine.live;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.byShopper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daogou.domain.event.EventTrust;
import io.daogou.domain.event.EventType;
import io.daogou.engine.MemoryShop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PopularityTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final LiveCatalog catalog = new LiveCatalog();
    private final Popularity popularity = new Popularity(10, MemoryShop.CLOCK);
    private final LiveState state = new LiveState(catalog, popularity, 100);

    @Test
    void weightsAreThoseOfCountsThatAreHalvedEveryHalfLife() {
        long seed = 3;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        double[] decayed = new double[20];
        for (int shopper = 0; shopper < 500; shopper++) {
            int item = random.nextInt(decayed.length);
            long minutesAgo = random.nextInt(400 * 24 * 60);
            boolean buys = random.nextBoolean();
            state.apply(byShopper(
                    "shopper " + shopper, buys ? EventType.PURCHASE : EventType.VIEW_ITEM, minutesAgo, "item " + item));
            decayed[item] += (buys ? 5 : 1) * Math.pow(2, -minutesAgo / (10.0 * 24 * 60));
        }
        double factor = weight("item 0") / decayed[0];
        for (int item = 0; item < decayed.length; item++) {
            double weight = weight("item " + item);
            assertThat(weight / factor).isCloseTo(decayed[item], within(1e-9 * decayed[item]));
        }
    }

    @Test
    void anActionAHalfLifeLaterWeighsTwice() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 10 * 24 * 60, "then"));
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 0, "now"));
        assertThat(weight("now")).isCloseTo(2 * weight("then"), within(1e-9));
    }

    @Test
    void oneShopperWhoRepeatsAnActionAddsNothing() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 0, "tea"));
        double once = weight("tea");
        for (int i = 0; i < 50; i++) {
            state.apply(byShopper("ada", EventType.VIEW_ITEM, 0, "tea"));
            state.apply(byShopper("ada", EventType.SELECT_ITEM, 0, "tea"));
        }
        assertThat(weight("tea")).isEqualTo(once);
        state.apply(byShopper("bob", EventType.VIEW_ITEM, 0, "tea"));
        assertThat(weight("tea")).isEqualTo(2 * once);
        state.apply(byShopper("ada", EventType.PURCHASE, 0, "tea"));
        assertThat(weight("tea")).as("another kind of action counts").isEqualTo(7 * once);
    }

    @Test
    void aVideoThatIsStartedAndWatchedToItsEndCountsOnce() {
        state.apply(byShopper("ada", EventType.VIDEO_START, 3, "film"));
        double started = weight("film");
        state.apply(byShopper("ada", EventType.VIDEO_PROGRESS, 2, "film"));
        state.apply(byShopper("ada", EventType.VIDEO_COMPLETE, 1, "film"));
        assertThat(started).isPositive();
        assertThat(weight("film")).isEqualTo(started);
    }

    @Test
    void turningDownTakingOutAndBeingShownAddNothing() {
        state.apply(byShopper("ada", EventType.DISLIKE, 0, "tea"));
        state.apply(byShopper("bob", EventType.REMOVE_FROM_CART, 0, "tea"));
        state.apply(byShopper("cem", EventType.VIEW_ITEM_LIST, 0, "tea"));
        assertThat(weight("tea")).isZero();
    }

    @Test
    void theOrderSurvivesThatTheLandmarkMoves() {
        // A half-life of an hour: a year is 8,760 of them, more than the exponent of a double.
        Popularity quick = new Popularity(1.0 / 24, MemoryShop.CLOCK);
        quick.add(
                History.EMPTY,
                Touch.of(0, EventType.PURCHASE, NOW.toEpochMilli() - 365 * DAY),
                EventTrust.VERIFIED,
                Popularity.Share.NONE);
        quick.add(
                History.EMPTY,
                Touch.of(1, EventType.VIEW_ITEM, NOW.toEpochMilli() - DAY),
                EventTrust.VERIFIED,
                Popularity.Share.NONE);
        quick.add(
                History.EMPTY,
                Touch.of(2, EventType.VIEW_ITEM, NOW.toEpochMilli() - DAY),
                EventTrust.VERIFIED,
                Popularity.Share.NONE);
        quick.add(
                History.EMPTY,
                Touch.of(2, EventType.VIEW_ITEM, NOW.toEpochMilli()),
                EventTrust.VERIFIED,
                Popularity.Share.NONE);
        assertThat(quick.weight(2)).isGreaterThan(quick.weight(1)).isFinite();
        assertThat(quick.weight(1)).isGreaterThan(quick.weight(0));
        assertThat(quick.weight(2) / quick.weight(1)).isCloseTo(1 + Math.pow(2, 24), within(1.0));
    }

    @Test
    void aClockThatIsWrongByYearsDoesNotOutweighEverythingElse() {
        Instant wrong = Instant.parse("9999-01-01T00:00:00Z");
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 60, "tea"));
        state.apply(MemoryShop.event("broken", null, EventType.PURCHASE, wrong, "pot"));
        state.apply(byShopper("bob", EventType.VIEW_ITEM, 0, "cup"));
        assertThat(weight("pot")).isZero();
        assertThat(weight("tea")).isPositive();
        assertThat(weight("cup")).isGreaterThan(weight("tea"));
    }

    @Test
    void aClockAFewHoursAheadStillCounts() {
        Clock behind = Clock.fixed(NOW.minus(Duration.ofHours(20)), ZoneOffset.UTC);
        Popularity here = new Popularity(10, behind);
        here.add(
                History.EMPTY,
                Touch.of(0, EventType.VIEW_ITEM, NOW.toEpochMilli()),
                EventTrust.VERIFIED,
                Popularity.Share.NONE);
        assertThat(here.weight(0)).isPositive();
    }

    @Test
    void anItemNobodyTouchedWeighsNothingHoweverFarItsSlot() {
        assertThat(popularity.weight(1_000_000)).isZero();
        popularity.add(
                History.EMPTY,
                Touch.of(100_000, EventType.VIEW_ITEM, NOW.toEpochMilli()),
                EventTrust.VERIFIED,
                Popularity.Share.NONE);
        assertThat(popularity.weight(100_000)).isPositive();
    }

    private double weight(String itemId) {
        return popularity.weight(catalog.slot(itemId));
    }
}
