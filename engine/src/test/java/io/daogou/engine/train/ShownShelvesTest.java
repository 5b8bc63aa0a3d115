package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownShelvesTest {
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final ShownShelves shelves = new ShownShelves();
    private int events;

    private EventHeader header(String device, int minutes, @Nullable String recommendation) {
        return new EventHeader(
                "e" + ++events, START.plusSeconds(60L * minutes), device, null, null, Platform.WEB, recommendation);
    }

    private static List<EventItem> items(String... ids) {
        return Arrays.stream(ids).map(EventItem::of).toList();
    }

    private void show(String device, int minutes, @Nullable String recommendation, String... ids) {
        shelves.add(new Event.Impression(header(device, minutes, recommendation), items(ids), "home"));
    }

    private void act(EventType type, String device, int minutes, @Nullable String recommendation, String id) {
        shelves.add(new Event.ItemAction(header(device, minutes, recommendation), type, items(id), null));
    }

    private void buy(String device, int minutes, String... ids) {
        shelves.add(new Event.Order(
                header(device, minutes, null), EventType.PURCHASE, items(ids), null, "order-" + events));
    }

    private float[] gains(int shelf) {
        return shelves.shelves().get(shelf).gains();
    }

    @Test
    void whatWasClickedPutIntoTheCartAndBoughtAddsUpOnceEach() {
        show("phone", 0, null, "tea", "pot", "cup");
        act(EventType.SELECT_ITEM, "phone", 1, null, "pot");
        act(EventType.SELECT_ITEM, "phone", 2, null, "pot");
        act(EventType.ADD_TO_CART, "phone", 3, null, "pot");
        act(EventType.SELECT_ITEM, "phone", 4, null, "cup");
        buy("phone", 200, "pot", "kettle");
        ShownShelf shelf = shelves.shelves().getFirst();
        assertThat(shelf.itemIds()).containsExactly("tea", "pot", "cup");
        assertThat(shelf.positions()).containsExactly(0, 1, 2);
        assertThat(shelf.gains()).containsExactly(0, 7, 1);
        assertThat(shelf.placement()).isEqualTo("home");
    }

    @Test
    void anOutcomeCountsForTheLatestShelfWithTheItemOnThatDevice() {
        show("phone", 0, null, "tea", "pot");
        show("phone", 5, null, "pot", "tea");
        show("phone", 6, null, "cup");
        show("computer", 7, null, "tea");
        act(EventType.SELECT_ITEM, "phone", 8, null, "tea");
        assertThat(gains(0)).containsExactly(0, 0);
        assertThat(gains(1)).containsExactly(0, 1);
        assertThat(gains(2)).containsExactly(0);
        assertThat(gains(3)).containsExactly(0);
    }

    @Test
    void theRecommendationThatLedToItComesFirst() {
        show("phone", 0, "r1", "tea");
        show("phone", 1, "r2", "tea");
        act(EventType.VIEW_ITEM, "phone", 2, "r1", "tea");
        assertThat(gains(0)).containsExactly(1);
        assertThat(gains(1)).containsExactly(0);
    }

    @Test
    void aPageThatWasOpenedFromElsewhereIsNoClick() {
        show("phone", 0, "r1", "tea");
        act(EventType.VIEW_ITEM, "phone", 2, null, "tea");
        act(EventType.VIEW_ITEM, "phone", 3, "another", "tea");
        assertThat(gains(0)).containsExactly(0);
    }

    @Test
    void whatComesTooLateOrTooEarlyDoesNotCount() {
        show("phone", 0, null, "tea");
        act(EventType.SELECT_ITEM, "phone", -1, null, "tea");
        act(EventType.SELECT_ITEM, "phone", 31, null, "tea");
        buy("phone", 24 * 60 + 1, "tea");
        assertThat(gains(0)).containsExactly(0);
        show("phone", 3000, null, "tea");
        buy("phone", 3000 + 24 * 60, "tea");
        assertThat(gains(1)).containsExactly(4);
    }

    @Test
    void partsOfAShelfAreOneShelfAndKeepTheirPositions() {
        show("phone", 0, "r1", "tea", "pot");
        EventItem later = new EventItem("cup", null, 1, 7);
        shelves.add(new Event.Impression(header("phone", 1, "r1"), List.of(EventItem.of("pot"), later), "home"));
        show("computer", 1, "r1", "kettle");
        assertThat(shelves.shelves()).hasSize(2);
        assertThat(shelves.shelves().getFirst().itemIds()).containsExactly("tea", "pot", "cup");
        assertThat(shelves.shelves().getFirst().positions()).containsExactly(0, 1, 7);
    }

    @Test
    void withoutAnythingShownThereIsNothing() {
        act(EventType.SELECT_ITEM, "phone", 1, null, "pot");
        buy("phone", 2, "pot");
        assertThat(shelves.shelves()).isEmpty();
    }
}
