package io.daogou.engine.live;

import static io.daogou.engine.MemoryShop.byShopper;
import static io.daogou.engine.MemoryShop.onDevice;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.engine.MemoryShop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveStateTest {
    private final LiveCatalog catalog = new LiveCatalog();
    private final LiveState state = state(catalog, 100);

    @Test
    void whoIsNotKnownHasAnEmptyHistory() {
        assertThat(state.history("nobody", null).size()).isZero();
        assertThat(state.history(null, "no device").size()).isZero();
        assertThat(state.history(null, null).size()).isZero();
    }

    @Test
    void aLinkJoinsWhatBothDidAndEveryDeviceOfTheShopperSeesIt() {
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 30, "tea"));
        state.apply(onDevice("phone", EventType.VIEW_ITEM, 20, "pot"));
        state.apply(onDevice("laptop", EventType.VIEW_ITEM, 10, "cup"));
        state.link("phone", "ada");
        state.link("laptop", "ada");
        assertThat(items("ada", null)).containsExactly("cup", "pot", "tea");
        assertThat(items(null, "phone")).containsExactly("cup", "pot", "tea");
        assertThat(items(null, "laptop")).containsExactly("cup", "pot", "tea");
    }

    @Test
    void whatALinkedDeviceDoesNextShowsOnTheOther() {
        state.link("phone", "ada");
        state.link("laptop", "ada");
        state.apply(onDevice("phone", EventType.ADD_TO_CART, 1, "tea"));
        assertThat(items(null, "laptop")).containsExactly("tea");
        assertThat(state.history(null, "laptop").touch(0).isInCart()).isTrue();
    }

    @Test
    void theEndOfALinkPutsBothSidesBackAsIfTheyHadNeverBeenJoined() {
        long seed = 5;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            LiveCatalog apart = new LiveCatalog();
            LiveState never = state(apart, 8);
            LiveState once = state(apart, 8);
            once.link("phone", "ada");
            for (Event event : randomEvents(random, 40)) {
                never.apply(event);
                once.apply(event);
            }
            once.unlink("phone", "ada");
            assertThat(HistoryTest.all(once.history("ada", null)))
                    .isEqualTo(HistoryTest.all(never.history("ada", null)));
            assertThat(HistoryTest.all(once.history(null, "phone")))
                    .isEqualTo(HistoryTest.all(never.history(null, "phone")));
        }
    }

    @Test
    void whatIsDoneOnASharedDeviceInNobodysNameIsNobodys() {
        state.apply(onDevice("tablet", EventType.VIEW_ITEM, 5, "tea"));
        state.apply(byShopper("ada", EventType.VIEW_ITEM, 4, "pot"));
        state.link("tablet", "ada");
        assertThat(items("ada", null)).containsExactly("pot", "tea");
        state.link("tablet", "bob");
        assertThat(items("ada", null)).containsExactly("pot");
        assertThat(items("bob", null)).isEmpty();
        assertThat(items(null, "tablet")).containsExactly("tea");
        assertThat(state.shopperOf("tablet")).isNull();
        state.unlink("tablet", "bob");
        assertThat(items("ada", null)).containsExactly("pot", "tea");
        assertThat(state.shopperOf("tablet")).isEqualTo("ada");
    }

    @Test
    void eventsAndLinksInAnyOrderGiveTheSameState() {
        long seed = 42;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            LiveCatalog same = new LiveCatalog();
            List<Event> events = randomEvents(random, 40);
            LiveState inOrder = state(same, 100);
            inOrder.link("phone", "ada");
            events.forEach(inOrder::apply);

            LiveState shuffled = state(same, 100);
            List<Event> others = new ArrayList<>(events);
            Collections.shuffle(others, random);
            int linkAfter = random.nextInt(others.size());
            for (int i = 0; i < others.size(); i++) {
                if (i == linkAfter) {
                    shuffled.link("phone", "ada");
                }
                shuffled.apply(others.get(i));
            }
            for (String shopper : List.of("ada", "bob")) {
                assertThat(HistoryTest.all(shuffled.history(shopper, null)))
                        .isEqualTo(HistoryTest.all(inOrder.history(shopper, null)));
            }
        }
    }

    @Test
    void theLongestHistoryHoldsForAShopperWithManyDevicesInWhateverOrderTheyWereLinked() {
        LiveState shortOne = state(catalog, 3);
        for (int device = 0; device < 20; device++) {
            shortOne.apply(onDevice("device " + device, EventType.VIEW_ITEM, 100 + device, "old"));
            shortOne.apply(onDevice("device " + device, EventType.ADD_TO_CART, 50 + device, "item " + device));
        }
        shortOne.apply(onDevice("device 19", EventType.ADD_TO_CART, 10, "old"));
        for (int device = 19; device >= 0; device--) {
            shortOne.link("device " + device, "ada");
        }
        History joined = shortOne.history("ada", null);
        assertThat(joined.size()).isEqualTo(3);
        assertThat(joined.touch(0).viewed())
                .as("the view on the first device is not lost on the way")
                .isEqualTo(MemoryShop.NOW.minusSeconds(6_000).toEpochMilli());
    }

    @Test
    void anEventWithAShopperBelongsToTheShopperAndNotToTheDevice() {
        state.apply(MemoryShop.event("kiosk", "ada", EventType.VIEW_ITEM, MemoryShop.NOW, "tea"));
        assertThat(items("ada", null)).containsExactly("tea");
        assertThat(items(null, "kiosk")).isEmpty();
    }

    @Test
    void whatSaysNothingOfTasteLeavesNoTraceInAHistory() {
        state.apply(onDevice("phone", EventType.VIEW_ITEM_LIST, 1, "shown"));
        state.apply(onDevice("phone", EventType.SEARCH, 1));
        assertThat(items(null, "phone")).isEmpty();
        assertThat(catalog.slot("shown")).as("named all the same").isNotNegative();
    }

    private static List<Event> randomEvents(Random random, int count) {
        EventType[] types = {EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.PURCHASE, EventType.DISLIKE};
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EventType type = types[random.nextInt(types.length)];
            long ago = random.nextInt(1_000);
            String item = "item " + random.nextInt(15);
            events.add(
                    switch (random.nextInt(3)) {
                        case 0 -> byShopper("ada", type, ago, item);
                        case 1 -> byShopper("bob", type, ago, item);
                        default -> onDevice("phone", type, ago, item);
                    });
        }
        return events;
    }

    private static LiveState state(LiveCatalog catalog, int longest) {
        return new LiveState(catalog, new Popularity(30, MemoryShop.CLOCK), longest);
    }

    private List<String> items(@Nullable String shopperId, @Nullable String deviceId) {
        return HistoryTest.all(state.history(shopperId, deviceId)).stream()
                .map(touch -> catalog.columns().itemId(touch.slot()))
                .toList();
    }
}
