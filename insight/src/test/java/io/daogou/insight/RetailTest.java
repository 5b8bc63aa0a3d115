package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Money;
import io.daogou.insight.analysis.Cohorts;
import io.daogou.insight.analysis.Funnel;
import io.daogou.insight.analysis.Journeys;
import io.daogou.insight.analysis.Period;
import io.daogou.insight.analysis.Prices;
import io.daogou.insight.analysis.Rfm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real orders of a gift shop (UCI Online Retail), with returns, guests and large baskets: every measure as by hand. */
final class RetailTest {
    /** References take long on more; three months of orders. */
    private static final int LINES = 100_000;

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void findData() {
        String root = System.getProperty("daogou.data", System.getenv().getOrDefault("DAOGOU_DATA", ""));
        file = Path.of(root, "uci-online-retail", "online_retail.csv.gz");
        boolean isThere = !root.isEmpty() && Files.exists(file);
        if (!isThere) {
            System.out.println("SKIPPED: " + file + " is missing; set -Ddaogou.data or DAOGOU_DATA");
        }
        Assumptions.assumeTrue(isThere);
    }

    @Test
    void everyMeasureIsAsByHand() throws IOException {
        try (Shop shop = new Shop(folder)) {
            shop.append(events());
            RfmTest.check(shop, new Rfm(Instant.parse("2011-03-01T00:00:00Z"), null), "GBP");
            for (Cohorts.Unit unit : Cohorts.Unit.values()) {
                CohortsTest.check(
                        shop,
                        new Cohorts(
                                EventType.PURCHASE,
                                EventType.PURCHASE,
                                unit,
                                ZoneId.of("Europe/London"),
                                Period.ALWAYS));
            }
            SearchesAndPricesTest.check(shop, new Prices(Period.ALWAYS));
            JourneysTest.check(shop, new Journeys(Duration.ofDays(2), Period.ALWAYS, 1_000));
            FunnelTest.check(
                    shop,
                    new Funnel(
                            List.of(EventType.PURCHASE, EventType.PURCHASE, EventType.REFUND),
                            Duration.ofDays(30),
                            Funnel.Split.NONE,
                            Period.ALWAYS));
            PurchasesTest.checkRepeats(shop);
            PurchasesTest.checkTogether(shop);
            assertThat(shop.insight.state().events()).isGreaterThan(4_000);
        }
    }

    private List<Event> events() throws IOException {
        Map<String, List<List<String>>> invoices = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (int i = 0; i < LINES; i++) {
                List<String> cells = cells(in.readLine());
                if (Integer.parseInt(cells.get(3)) != 0 && new BigDecimal(cells.get(5)).signum() >= 0) {
                    invoices.computeIfAbsent(cells.get(0), number -> new ArrayList<>())
                            .add(cells);
                }
            }
        }
        List<Event> events = new ArrayList<>();
        invoices.forEach((number, lines) -> {
            for (int begin = 0; begin < lines.size(); begin += Event.MOST_ITEMS) {
                events.add(event(
                        number, begin, lines.subList(begin, Math.min(lines.size(), begin + Event.MOST_ITEMS))));
            }
        });
        return events;
    }

    private static Event event(String number, int begin, List<List<String>> lines) {
        List<String> first = lines.getFirst();
        String customer = first.get(6).isEmpty() ? null : first.get(6);
        Instant time = LocalDateTime.parse(first.get(4).replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        EventHeader header = new EventHeader(
                number + "-" + begin,
                time,
                customer == null ? "guest-" + number : "device-" + customer,
                customer,
                null,
                Platform.WEB,
                null);
        List<EventItem> items = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (List<String> line : lines) {
            BigDecimal price = new BigDecimal(line.get(5));
            int pieces = Math.abs(Integer.parseInt(line.get(3)));
            items.add(new EventItem(line.get(1), price, pieces, null));
            sum = sum.add(price.multiply(BigDecimal.valueOf(pieces)));
        }
        EventType type = number.startsWith("C") ? EventType.REFUND : EventType.PURCHASE;
        return new Event.Order(header, type, items, new Money(sum, Money.currency("GBP")), number);
    }

    /** The cells of a line; some are in quotation marks, which the file never doubles. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int k = 0; k < line.length(); k++) {
            char c = line.charAt(k);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
