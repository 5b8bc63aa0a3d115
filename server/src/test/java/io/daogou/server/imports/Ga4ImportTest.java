package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.DeviceLink;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Ga4ImportTest {
    private final Trial trial;

    Ga4ImportTest(@TempDir Path folder) {
        trial = new Trial(folder);
    }

    @Test
    void readsAnExportOfAnalytics() throws IOException {
        ImportSummary summary = trial.run("events_20240105.json", export());
        assertThat(summary.format()).isEqualTo(ImportFormat.GA4);
        assertThat(trial.shop.all())
                .extracting(Event::type)
                .containsExactly(EventType.VIEW_ITEM, EventType.SEARCH, EventType.LOGIN, EventType.PURCHASE);
        assertThat(summary.skipped())
                .as("page_view, scroll and an event of the shop's own")
                .isEqualTo(3);
        assertThat(summary.rejects()).isEqualTo(2);
        assertThat(trial.rejected()).contains("8\tevent_timestamp is no time").contains("9\tis not valid JSON");
    }

    @Test
    void takesThePseudonymForTheDeviceAndTheUserForTheShopper() throws IOException {
        trial.run("events.json", export());
        Event view = trial.shop.all().getFirst();
        assertThat(view.header().deviceId()).isEqualTo("1026454.4271112504");
        assertThat(view.header().shopperId()).isNull();
        assertThat(view.header().sessionId()).isEqualTo("1704412800");
        assertThat(view.header().platform()).isEqualTo(Platform.WEB);
        assertThat(view.header().time()).isEqualTo(Instant.parse("2024-01-05T00:00:00.123Z"));
        assertThat(trial.shop.all().getLast().header().shopperId()).isEqualTo("anna");
        assertThat(trial.shop.shoppers().linksOf("anna"))
                .extracting(DeviceLink::deviceId)
                .containsExactlyInAnyOrder("1026454.4271112504", "ios-7");
    }

    @Test
    void readsWhatWasBought() throws IOException {
        trial.run("events.json", export());
        Event.Order order = (Event.Order) trial.shop.all().getLast();
        assertThat(order.transactionId()).isEqualTo("T-77");
        assertThat(order.value()).isEqualTo(Money.of("38.80", "CNY"));
        assertThat(order.header().platform()).isEqualTo(Platform.IOS);
        assertThat(order.items()).containsExactly(new EventItem("tea-1", new BigDecimal("19.4"), 2, null));
    }

    @Test
    void makesItemsOfWhatItSees() throws IOException {
        trial.run("events.json", export());
        assertThat(trial.item("tea-1").title()).isEqualTo("Longjing tea");
        assertThat(trial.item("tea-1").brand()).isEqualTo("West Lake");
        assertThat(trial.item("tea-1").productType()).containsExactly("Food", "Tea");
        assertThat(trial.item("tea-1").price()).isEqualTo(Money.of("19.40", "CNY"));
    }

    @Test
    void storesTheSameExportOnce() throws IOException {
        trial.run("events.json", export());
        ImportSummary again = trial.run("events.json", export());
        assertThat(again.eventsStored()).isZero();
        assertThat(again.eventsDuplicate()).isEqualTo(4);
    }

    private static byte[] export() throws IOException {
        try (InputStream in = Objects.requireNonNull(Ga4ImportTest.class.getResourceAsStream("/imports/ga4.ndjson"))) {
            return in.readAllBytes();
        }
    }
}
