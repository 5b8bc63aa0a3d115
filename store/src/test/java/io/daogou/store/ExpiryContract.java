package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventLog.AppendOutcome;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Expiry;
import io.daogou.domain.event.Expiry.Expired;
import io.daogou.domain.event.Platform;
import io.daogou.domain.event.Retention;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store does with what is older than it may be kept. */
abstract class ExpiryContract {
    static final Instant NOW = Instant.parse("2026-05-05T12:00:00Z");
    static final Retention MONTH =
            new Retention(30, Map.of(EventType.VIEW_ITEM_LIST, 7, EventType.PURCHASE, 0), 0, false);
    private static final Retention SILENT_YEAR = new Retention(0, Map.of(), 365, false);

    abstract Store store();

    private Expiry expiry() {
        return store().expiry();
    }

    private Expired sweep(Retention retention) {
        return expiry().expire(retention, NOW, () -> true);
    }

    static Event event(String id, EventType type, Instant time, String device, @Nullable String shopper) {
        EventHeader header = new EventHeader(id, time, device, shopper, null, Platform.WEB, null);
        List<EventItem> items = List.of(EventItem.of("tea"));
        return switch (type) {
            case VIEW_ITEM_LIST -> new Event.Impression(header, items, "home");
            case PURCHASE -> new Event.Order(header, type, items, null, null);
            case LOGIN -> new Event.Login(header);
            default -> new Event.ItemAction(header, type, items, null);
        };
    }

    private void append(Event... events) {
        assertThat(store().events().append(List.of(events))).containsOnly(AppendOutcome.STORED);
    }

    List<String> ids() {
        List<String> ids = new ArrayList<>();
        store().events().read(0, (offset, event) -> ids.add(event.header().eventId()));
        return ids;
    }

    static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    @Test
    void eachTypeIsKeptForItsDays() {
        append(
                event("view-31", EventType.VIEW_ITEM, daysAgo(31), "d", null),
                event("view-30", EventType.VIEW_ITEM, daysAgo(30), "d", null),
                event("shown-8", EventType.VIEW_ITEM_LIST, daysAgo(8), "d", null),
                event("shown-6", EventType.VIEW_ITEM_LIST, daysAgo(6), "d", "ada"),
                event("bought", EventType.PURCHASE, daysAgo(3_000), "d", "ada"));
        Expired due = expiry().due(MONTH, NOW);
        assertThat(due.events()).isEqualTo(Map.of(EventType.VIEW_ITEM, 1L, EventType.VIEW_ITEM_LIST, 1L));
        assertThat(ids()).hasSize(5);
        assertThat(sweep(MONTH)).isEqualTo(due);
        assertThat(ids()).containsExactly("view-30", "shown-6", "bought");
        assertThat(store().events().size()).isEqualTo(3);
        assertThat(sweep(MONTH)).isEqualTo(Expired.NOTHING);
        append(event("view-31", EventType.VIEW_ITEM, daysAgo(1), "d", null));
    }

    @Test
    void withoutALimitNothingGoesButCodes() {
        append(event("old", EventType.VIEW_ITEM, Instant.parse("1996-01-01T00:00:00Z"), "d", null));
        store().people().codes().put("d", "ABCDEFGH", NOW.minusSeconds(1));
        store().people().codes().put("e", "HGFEDCBA", NOW.plusSeconds(1));
        assertThat(expiry().due(Retention.UNLIMITED, NOW)).isEqualTo(new Expired(Map.of(), 0, 1));
        assertThat(sweep(Retention.UNLIMITED)).isEqualTo(new Expired(Map.of(), 0, 1));
        assertThat(ids()).containsExactly("old");
        assertThat(store().people().codes().take("HGFEDCBA", NOW)).contains("e");
        expiry().finish();
        assertThat(expiry().isUnfinished()).isFalse();
    }

    @Test
    void aSilentDeviceIsForgottenAndShoppersKeepWhatIsTheirs() {
        append(
                event("own", EventType.VIEW_ITEM, daysAgo(400), "silent", null),
                event("login", EventType.LOGIN, daysAgo(400), "silent", "ada"),
                event("as-ada", EventType.VIEW_ITEM, daysAgo(400), "silent", "ada"),
                event("old", EventType.VIEW_ITEM, daysAgo(400), "back", null),
                event("new", EventType.VIEW_ITEM, daysAgo(2), "back", "ada"),
                // Arrives last, happened long ago.
                event("late", EventType.VIEW_ITEM, daysAgo(500), "back", null));
        People people = store().people();
        people.shoppers().link("silent", "ada", daysAgo(400));
        people.shoppers().link("back", "ada", daysAgo(400));
        people.shoppers().link("linked-only", "ada", daysAgo(366));
        people.consents().record(List.of(yes("silent", 400), yes("asked-only", 366), yes("asked-lately", 364)));
        people.resets().record(new Reset(Subject.device("silent"), null, daysAgo(399)));
        assertThat(expiry().due(SILENT_YEAR, NOW).devices()).isEqualTo(3);
        Expired gone = sweep(SILENT_YEAR);
        assertThat(gone.events()).isEqualTo(Map.of(EventType.VIEW_ITEM, 1L, EventType.LOGIN, 1L));
        assertThat(gone.devices()).isEqualTo(3);
        assertThat(ids()).containsExactly("as-ada", "old", "new", "late");
        assertThat(people.shoppers().linksOf("ada"))
                .singleElement()
                .matches(link -> link.deviceId().equals("back"));
        assertThat(people.consents().of(Subject.device("silent"))).isEmpty();
        assertThat(people.consents().of(Subject.device("asked-only"))).isEmpty();
        assertThat(people.consents().of(Subject.device("asked-lately"))).hasSize(1);
        assertThat(people.resets().of(Subject.device("silent"))).isEmpty();
        assertThat(store().events().size()).isEqualTo(4);
        assertThat(sweep(SILENT_YEAR)).isEqualTo(Expired.NOTHING);
    }

    private static Consent yes(String device, int days) {
        return new Consent(Subject.device(device), Purpose.ANALYTICS, true, daysAgo(days), "page", "1");
    }

    @Test
    void whereNobodyAsksAgainChoicesStay() {
        append(event("own", EventType.VIEW_ITEM, daysAgo(400), "silent", null));
        store().people().consents().record(List.of(yes("silent", 400), yes("asked-only", 400)));
        assertThat(sweep(new Retention(0, Map.of(), 365, true)).devices()).isEqualTo(1);
        assertThat(ids()).isEmpty();
        assertThat(store().people().consents().of(Subject.device("silent"))).hasSize(1);
        assertThat(store().people().consents().of(Subject.device("asked-only"))).hasSize(1);
        assertThat(sweep(new Retention(0, Map.of(), 365, true))).isEqualTo(Expired.NOTHING);
    }

    @Test
    void aSweepThatIsStoppedSaysWhatItDidAndTheNextGoesOn() {
        append(event("old", EventType.VIEW_ITEM, daysAgo(31), "d", null));
        assertThat(expiry().expire(MONTH, NOW, () -> false)).isEqualTo(Expired.NOTHING);
        assertThat(ids()).containsExactly("old");
        assertThat(sweep(MONTH).allEvents()).isEqualTo(1);
    }

    @Test
    void byChanceItIsWhatAPlainFilterLeaves() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        EventType[] types = {EventType.VIEW_ITEM, EventType.VIEW_ITEM_LIST, EventType.PURCHASE, EventType.ADD_TO_CART};
        Map<EventType, Integer> days = new HashMap<>();
        for (EventType type : types) {
            days.put(type, random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(100));
        }
        Retention retention = new Retention(50, days, 0, false);
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Instant time = NOW.minusSeconds(random.nextInt(120 * 24 * 3600));
            String shopper = random.nextBoolean() ? "s" + random.nextInt(9) : null;
            all.add(event("e" + i, types[random.nextInt(4)], time, "d" + random.nextInt(40), shopper));
        }
        store().events().append(all);
        sweep(retention);
        assertThat(ids())
                .as("seed %d", seed)
                .isEqualTo(all.stream()
                        .filter(event -> !retention.isExpired(
                                event.type(), event.header().time(), NOW))
                        .map(event -> event.header().eventId())
                        .toList());
        assertThat(store().events().size()).isEqualTo(ids().size());
    }
}
