package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.insight.analysis.Attribution;
import io.daogou.insight.analysis.AttributionAnswer;
import io.daogou.insight.analysis.Period;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What placements sold is what looking back from every line of every purchase by hand gives. */
final class AttributionTest {
    private static final Period SOME =
            new Period(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-02-09T12:30:00Z"));

    @TempDir
    private Path folder;

    private static final class Row {
        long impressions;
        long clicks;
        long sold;
        final Set<String> buyers = new HashSet<>();
    }

    @Test
    void logsOfChance() {
        for (long seed = 0; seed < 4; seed++) {
            try (Shop shop = Logs.chance(folder.resolve("log" + seed), seed, 4_000)) {
                for (Attribution.Credit credit : Attribution.Credit.values()) {
                    for (Attribution.By by : Attribution.By.values()) {
                        check(shop, new Attribution(credit, by, Duration.ofDays(7), Period.ALWAYS));
                        check(shop, new Attribution(credit, by, Duration.ofDays(2), SOME));
                    }
                }
            }
        }
    }

    @Test
    void theDemoShop() {
        try (Shop shop = Logs.demo(folder, 300, 3)) {
            AttributionAnswer answer = check(
                    shop,
                    new Attribution(
                            Attribution.Credit.LAST_CLICKED,
                            Attribution.By.PLACEMENT,
                            Duration.ofDays(7),
                            Period.ALWAYS));
            assertThat(answer.placements())
                    .anySatisfy(row -> assertThat(row.placement()).isEqualTo("home"))
                    .anySatisfy(row -> assertThat(row.sold()).isPositive());
        }
    }

    private static AttributionAnswer check(Shop shop, Attribution attribution) {
        Map<String, Row> rows = new TreeMap<>();
        Map<String, BigDecimal> revenue = new TreeMap<>();
        Map<String, Item> items = shop.items();
        for (List<Shop.Done> events : shop.byPerson().values()) {
            for (Shop.Done done : events) {
                if (!within(done, attribution.period())) {
                    continue;
                }
                for (EventItem line : done.event().items()) {
                    count(rows, revenue, events, done, line, attribution, items);
                }
            }
        }
        AttributionAnswer answer = shop.ask(attribution);
        assertThat(answer.placements()).hasSameSizeAs(rows.keySet()).allSatisfy(told -> {
            Row row = rows.getOrDefault(
                    cause(told.placement(), told.model(), told.rule()) + "|" + told.platform(), new Row());
            assertThat(told.impressions()).as("%s", told).isEqualTo(row.impressions);
            assertThat(told.clicks()).as("%s", told).isEqualTo(row.clicks);
            assertThat(told.sold()).as("%s", told).isEqualTo(row.sold);
            assertThat(told.buyers()).as("%s", told).isEqualTo(row.buyers.size());
            double rate = row.impressions == 0 ? 0 : Math.min(1, (double) row.clicks / row.impressions);
            assertThat(told.clickThrough()).isEqualTo(rate, Offset.offset(1e-12));
        });
        Map<String, BigDecimal> told = new HashMap<>();
        answer.revenue()
                .forEach(one -> told.put(
                        cause(one.placement(), one.model(), one.rule()) + "|" + one.platform() + "|" + one.currency(),
                        one.amount()));
        assertThat(told.keySet()).isEqualTo(revenue.keySet());
        revenue.forEach((key, amount) -> assertThat(told.get(key)).as(key).isEqualByComparingTo(amount));
        return answer;
    }

    private static void count(
            Map<String, Row> rows,
            Map<String, BigDecimal> revenue,
            List<Shop.Done> events,
            Shop.Done done,
            EventItem line,
            Attribution attribution,
            Map<String, Item> items) {
        long window = attribution.window().toMillis();
        Attribution.By by = attribution.by();
        String platform = "|" + done.event().header().platform().wireName();
        switch (done.event().type()) {
            case VIEW_ITEM_LIST -> row(rows, cause(done, line.itemId(), by) + platform).impressions++;
            case SELECT_ITEM -> row(rows, shelf(events, done, line.itemId(), window, by) + platform).clicks++;
            case PURCHASE -> {
                String shelf = Attribution.NONE;
                if (attribution.credit() == Attribution.Credit.LAST_SHOWN) {
                    shelf = shelf(events, done, line.itemId(), window, by);
                } else {
                    Shop.Done click = last(events, done, line.itemId(), window, EventType.SELECT_ITEM);
                    shelf = click == null ? shelf : shelf(events, click, line.itemId(), window, by);
                }
                Row row = row(rows, shelf + platform);
                row.sold++;
                row.buyers.add(done.person());
                if (line.price() != null) {
                    revenue.merge(
                            shelf + platform + "|" + currency((Event.Order) done.event(), items.get(line.itemId())),
                            line.price().multiply(BigDecimal.valueOf(line.quantity())),
                            BigDecimal::add);
                }
            }
            default -> {}
        }
    }

    private static Row row(Map<String, Row> rows, String key) {
        return rows.computeIfAbsent(key, name -> new Row());
    }

    private static String shelf(List<Shop.Done> events, Shop.Done of, String item, long window, Attribution.By by) {
        Shop.Done shown = last(events, of, item, window, EventType.VIEW_ITEM_LIST);
        return shown == null ? Attribution.NONE : cause(shown, item, by);
    }

    private static String cause(Shop.Done shown, String item, Attribution.By by) {
        EventItem line = shown.event().items().stream()
                .filter(one -> one.itemId().equals(item))
                .findFirst()
                .orElseThrow();
        String name = switch (by) {
            case PLACEMENT -> ((Event.Impression) shown.event()).placement();
            case MODEL -> line.model();
            case RULE -> line.ruleId();
        };
        return name == null ? Attribution.NONE : name;
    }

    /** The one of them that is told. */
    private static @Nullable String cause(@Nullable String... names) {
        return Arrays.stream(names).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The last event of a type with an item up to the same moment; of several at once, the one that arrived last. */
    private static Shop.@Nullable Done last(
            List<Shop.Done> events, Shop.Done of, String item, long window, EventType type) {
        Shop.@Nullable Done found = null;
        for (Shop.Done one : events) {
            boolean fits = one.event().type() == type
                    && one.millis() <= of.millis()
                    && one.event().items().stream()
                            .anyMatch(line -> line.itemId().equals(item));
            found = fits ? one : found;
        }
        return found != null && of.millis() - found.millis() <= window ? found : null;
    }

    private static String currency(Event.Order order, @Nullable Item item) {
        Money known = order.value() != null ? order.value() : item == null ? null : item.price();
        return known == null ? "XXX" : known.currency().getCurrencyCode();
    }

    private static boolean within(Shop.Done done, Period period) {
        return done.millis() >= period.from().toEpochMilli()
                && done.millis() < period.to().toEpochMilli();
    }
}
