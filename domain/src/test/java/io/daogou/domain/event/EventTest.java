package io.daogou.domain.event;

import static io.daogou.domain.check.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.Check;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTest {
    private static final Instant TIME = Instant.parse("2026-03-01T08:30:00.123Z");
    private static final EventHeader HEADER = EventHeader.of("e", TIME, "d");
    private static final List<EventItem> ONE = List.of(EventItem.of("a"));
    private static final Set<EventType> ORDERS =
            EnumSet.of(EventType.BEGIN_CHECKOUT, EventType.PURCHASE, EventType.REFUND);
    private static final Set<EventType> MEDIA =
            EnumSet.of(EventType.READ, EventType.VIDEO_START, EventType.VIDEO_PROGRESS, EventType.VIDEO_COMPLETE);
    private static final Set<EventType> OWN_SHAPE =
            EnumSet.of(EventType.VIEW_ITEM_LIST, EventType.SEARCH, EventType.LOGIN);

    @ParameterizedTest
    @EnumSource
    void hasOneShapeForEachType(EventType type) {
        boolean isAction = !ORDERS.contains(type) && !MEDIA.contains(type) && !OWN_SHAPE.contains(type);
        takesOrRefuses(isAction, type, () -> new Event.ItemAction(HEADER, type, ONE, Money.of("1", "CNY")));
        takesOrRefuses(ORDERS.contains(type), type, () -> new Event.Order(HEADER, type, ONE, null, "order"));
        takesOrRefuses(MEDIA.contains(type), type, () -> new Event.Media(HEADER, type, ONE, 1, 100));
    }

    private interface Making {
        Event make();
    }

    private static void takesOrRefuses(boolean takes, EventType type, Making making) {
        if (takes) {
            assertThat(making.make().type()).isEqualTo(type);
            assertThat(making.make().items()).isEqualTo(ONE);
        } else {
            assertRefused(making::make, "event", type.wireName(), "use one of");
        }
    }

    @Test
    void knowsTheTypesOfShapesWithOne() {
        Event login = new Event.Login(HEADER.withShopper("s"));
        Event search = new Event.Search(HEADER, "tea");
        assertThat(new Event.Impression(HEADER, ONE, "home").type()).isEqualTo(EventType.VIEW_ITEM_LIST);
        assertThat(login.type()).isEqualTo(EventType.LOGIN);
        assertThat(search.type()).isEqualTo(EventType.SEARCH);
        assertThat(login.items()).isEmpty();
        assertThat(search.items()).isEmpty();
    }

    @Test
    void takesOneToTwoHundredItems() {
        List<EventItem> most = Collections.nCopies(Event.MOST_ITEMS, EventItem.of("a"));
        List<EventItem> more = Collections.nCopies(Event.MOST_ITEMS + 1, EventItem.of("a"));
        assertThat(new Event.Impression(HEADER, most, null).items()).hasSize(200);
        assertRefused(() -> new Event.Impression(HEADER, more, null), "items", "201", "view_item_list takes 1 to 200");
        assertRefused(
                () -> new Event.Order(HEADER, EventType.PURCHASE, List.of(), null, null),
                "items",
                "0",
                "purchase takes 1 to 200");
        assertRefused(() -> new Event.Media(HEADER, EventType.READ, more, 0, null), "items", "201", "read takes");
    }

    @Test
    void refusesBadPartsOfItsShape() {
        assertRefused(() -> new Event.Impression(HEADER, ONE, " "), "placement", " ", "1 to 128");
        assertRefused(
                () -> new Event.Order(HEADER, EventType.REFUND, ONE, null, "a\tb"), "transactionId", "\\u0009", "tabs");
        assertRefused(() -> new Event.Search(HEADER, ""), "query", "", "1 to 1000");
        assertRefused(() -> new Event.Search(HEADER, "q".repeat(1_001)), "query", "qqq", "at most 1000");
        assertRefused(() -> new Event.Login(HEADER), "shopperId", "null", "names the shopper");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 604_800.001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesSecondsOutOfRange(double seconds) {
        assertRefused(
                () -> new Event.Media(HEADER, EventType.READ, ONE, seconds, null),
                "seconds",
                String.valueOf(seconds),
                "0 to 604800");
    }

    @Test
    void takesMediaUpToItsBounds() {
        assertThat(new Event.Media(HEADER, EventType.READ, ONE, 604_800, 0).percent())
                .isZero();
        assertThat(new Event.Media(HEADER, EventType.READ, ONE, 0, null).percent())
                .isNull();
        assertRefused(() -> new Event.Media(HEADER, EventType.READ, ONE, 0, 101), "percent", "101", "0 to 100");
        assertRefused(() -> new Event.Media(HEADER, EventType.READ, ONE, 0, -1), "percent", "-1", "0 to 100");
    }

    @Test
    void keepsMillisecondsOfItsTime() {
        assertThat(EventHeader.of("e", TIME.plusNanos(456_789), "d").time()).isEqualTo(TIME);
        assertThat(EventHeader.of("e", EventHeader.EARLIEST, "d").time()).isEqualTo(EventHeader.EARLIEST);
        Instant before = EventHeader.EARLIEST.minusMillis(1);
        Instant after = Check.LATEST.plusMillis(1);
        assertRefused(() -> EventHeader.of("e", before, "d"), "time", "1994-12-31", "milliseconds since 1970");
        assertRefused(() -> EventHeader.of("e", after, "d"), "time", "+10000-", "milliseconds since 1970");
    }

    @Test
    void checksEachIdentifierOfTheHeader() {
        assertRefused(() -> EventHeader.of("", TIME, "d"), "eventId", "", "1 to 128");
        assertRefused(() -> EventHeader.of("e", TIME, " "), "deviceId", " ", "1 to 128");
        assertRefused(() -> HEADER.withShopper(" s"), "shopperId", " s", "trim");
        assertRefused(() -> HEADER.withSession(""), "sessionId", "", "1 to 128");
        assertRefused(
                () -> new EventHeader("e", TIME, "d", null, null, Platform.WEB, "\n"), "recommendationId", "", "1 to");
        assertThat(HEADER.withShopper("s").withSession("v").withShopper(null)).isEqualTo(HEADER.withSession("v"));
    }

    @ParameterizedTest
    @CsvSource({"-0.01, 0 or more", "1E+12, at most 12 digits", "1E-13, at most 12 digits"})
    void refusesAnItemPriceOutOfRange(BigDecimal price, String allowed) {
        assertRefused(() -> new EventItem("a", price, 1, null), "price", price.toString(), allowed);
    }

    @Test
    void takesItemsUpToTheirBounds() {
        BigDecimal widest = new BigDecimal("999999999999.999999999999");
        assertThat(new EventItem("a", widest, EventItem.MOST_PIECES, 10_000).price())
                .isEqualTo(widest);
        assertThat(EventItem.of("a").quantity()).isEqualTo(1);
        assertRefused(() -> new EventItem("a", null, 0, null), "quantity", "0", "1 to 1000000");
        assertRefused(() -> new EventItem("a", null, 1_000_001, null), "quantity", "1000001", "1 to 1000000");
        assertRefused(() -> new EventItem("a", null, 1, -1), "position", "-1", "0 to 10000");
        assertRefused(() -> new EventItem("a", null, 1, 10_001), "position", "10001", "0 to 10000");
        assertRefused(() -> EventItem.of(" "), "itemId", " ", "1 to 128");
    }

    @Test
    void cannotBeChangedFromOutside() {
        List<EventItem> items = new ArrayList<>(ONE);
        Event event = new Event.Impression(HEADER, items, null);
        items.add(EventItem.of("b"));
        assertThat(event.items()).isEqualTo(ONE);
        assertThatThrownBy(() -> event.items().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
