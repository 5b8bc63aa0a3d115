package io.daogou.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final int NO_END = 1_000;

    @Test
    void theLatestComesFirstWhateverTheOrderOfArrival() {
        History history = of(NO_END, view(1, 10), view(2, 30), view(3, 20));
        assertThat(slots(history)).containsExactly(2, 3, 1);
    }

    @Test
    void anItemStandsOnceAndMovesToTheFrontWhenItIsTouchedAgain() {
        History history = of(NO_END, view(1, 10), view(2, 20), Touch.of(1, EventType.ADD_TO_CART, 30));
        assertThat(slots(history)).containsExactly(1, 2);
        assertThat(history.touch(0)).isEqualTo(new Touch(1, 10, 0, 30, 0, 0, 0));
    }

    @Test
    void aTouchThatArrivesLateDoesNotMoveItsItem() {
        History history = of(NO_END, view(1, 10), view(2, 20), view(1, 5));
        assertThat(slots(history)).containsExactly(2, 1);
        assertThat(history.touch(1).viewed()).isEqualTo(10);
    }

    @Test
    void onlyTheLatestItemsRemain() {
        History history = of(2, view(1, 10), view(2, 20), view(3, 30), view(4, 5));
        assertThat(slots(history)).containsExactly(3, 2);
    }

    @Test
    void theSameTouchesInAnyOrderGiveTheSameHistory() {
        long seed = 20260301;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Touch> touches = randomTouches(random, 60, 15);
            History expected = of(NO_END, touches.toArray(Touch[]::new));
            Collections.shuffle(touches, random);
            assertThat(all(of(NO_END, touches.toArray(Touch[]::new)))).isEqualTo(all(expected));
        }
    }

    @Test
    void theSameItemsRemainOfALongHistoryInAnyOrder() {
        long seed = 7;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Touch> touches = randomTouches(random, 60, 30);
            List<Integer> latest =
                    slots(of(NO_END, touches.toArray(Touch[]::new))).subList(0, 10);
            Collections.shuffle(touches, random);
            assertThat(slots(of(10, touches.toArray(Touch[]::new)))).isEqualTo(latest);
        }
    }

    @Test
    void joiningIsWhatOneHistoryOfAllTouchesWouldBe() {
        long seed = 11;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Touch> touches = randomTouches(random, 40, 15);
            int cut = random.nextInt(touches.size());
            History one = of(NO_END, touches.subList(0, cut).toArray(Touch[]::new));
            History other = of(NO_END, touches.subList(cut, touches.size()).toArray(Touch[]::new));
            List<Touch> whole = all(of(NO_END, touches.toArray(Touch[]::new)));
            assertThat(all(one.join(other))).isEqualTo(whole);
            assertThat(all(other.join(one))).isEqualTo(whole);
        }
    }

    @Test
    void aGivenHistoryIsReadFromTheOldestToTheLatest() {
        assertThat(slots(History.viewed(new int[] {7, 8, 7, 9}))).containsExactly(9, 7, 8);
    }

    private static List<Touch> randomTouches(Random random, int count, int slots) {
        EventType[] types = {
            EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.PURCHASE, EventType.DISLIKE, EventType.SHARE
        };
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            touches.add(Touch.of(random.nextInt(slots), types[random.nextInt(types.length)], 1 + random.nextInt(500)));
        }
        return touches;
    }

    private static Touch view(int slot, long time) {
        return Touch.of(slot, EventType.VIEW_ITEM, time);
    }

    private static History of(int longest, Touch... touches) {
        History history = History.EMPTY;
        for (Touch touch : touches) {
            history = history.with(touch, longest);
        }
        return history;
    }

    static List<Touch> all(History history) {
        return IntStream.range(0, history.size()).mapToObj(history::touch).toList();
    }

    private static List<Integer> slots(History history) {
        return all(history).stream().map(Touch::slot).toList();
    }
}
