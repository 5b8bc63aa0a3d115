package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.insight.analysis.Period;
import io.daogou.insight.analysis.Prices;
import io.daogou.insight.analysis.PricesAnswer;
import io.daogou.insight.analysis.Searches;
import io.daogou.insight.analysis.SearchesAnswer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terms and prices are what following each search, and listing each price, by hand gives. */
final class SearchesAndPricesTest {
    private static final Period SOME =
            new Period(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-02-09T12:30:00Z"));

    @TempDir
    private Path folder;

    private static final class Term {
        final Set<String> people = new HashSet<>();
        int searches;
        int found;
        int clicked;
    }

    @Test
    void logsOfChance() {
        for (long seed = 0; seed < 4; seed++) {
            try (Shop shop = Logs.chance(folder.resolve("log" + seed), seed, 3_000)) {
                check(shop, new Searches(Duration.ofHours(12), Period.ALWAYS, 1, 1_000));
                check(shop, new Searches(Duration.ofDays(2), SOME, 5, 1_000));
                check(shop, new Prices(Period.ALWAYS));
                check(shop, new Prices(SOME));
            }
        }
    }

    @Test
    void theDemoShop() {
        try (Shop shop = Logs.demo(folder, 300, 3)) {
            SearchesAnswer answer = check(shop, new Searches(Duration.ofMinutes(10), Period.ALWAYS, 5, 1_000));
            assertThat(answer.terms())
                    .isNotEmpty()
                    .allSatisfy(term -> assertThat(term.withoutClick()).isBetween(0.0, 1.0));
            check(shop, new Prices(Period.ALWAYS));
        }
    }

    private static SearchesAnswer check(Shop shop, Searches searches) {
        Map<String, Term> terms = new TreeMap<>();
        for (List<Shop.Done> events : shop.byPerson().values()) {
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).event() instanceof Event.Search search && within(events.get(i), searches.period())) {
                    Term term =
                            terms.computeIfAbsent(search.query().strip().toLowerCase(Locale.ROOT), key -> new Term());
                    term.people.add(events.get(i).person());
                    term.searches++;
                    follow(term, events, i, searches.window().toMillis());
                }
            }
        }
        terms.values().removeIf(term -> term.people.size() < searches.fewestPeople());
        SearchesAnswer answer = shop.ask(searches);
        assertThat(answer.terms()).hasSameSizeAs(terms.keySet()).allSatisfy(told -> {
            Term term = terms.getOrDefault(told.term(), new Term());
            assertThat(told.searches()).as(told.term()).isEqualTo(term.searches);
            assertThat(told.people()).isEqualTo(term.people.size());
            assertThat(told.withoutResults()).isEqualTo((double) (term.searches - term.found) / term.searches);
            assertThat(told.withoutClick()).isEqualTo((double) (term.searches - term.clicked) / term.searches);
        });
        return answer;
    }

    private static void follow(Term term, List<Shop.Done> events, int search, long window) {
        boolean found = false;
        boolean clicked = false;
        for (Shop.Done later : events.subList(search + 1, events.size())) {
            EventType type = later.event().type();
            if (type == EventType.SEARCH || later.millis() - events.get(search).millis() > window) {
                break;
            }
            found |= type == EventType.VIEW_ITEM_LIST;
            clicked |= type == EventType.SELECT_ITEM || type == EventType.VIEW_ITEM || type == EventType.ADD_TO_CART;
        }
        term.found += found ? 1 : 0;
        term.clicked += clicked ? 1 : 0;
    }

    private static void check(Shop shop, Prices prices) {
        Map<String, Item> items = shop.items();
        Map<String, List<BigDecimal>> listed = new TreeMap<>();
        for (Shop.Done done : shop.done()) {
            boolean bought = done.event().type() == EventType.PURCHASE;
            if (within(done, prices.period()) && (bought || done.event().type() == EventType.VIEW_ITEM)) {
                for (EventItem line : done.event().items()) {
                    if (line.price() != null) {
                        String key = category(items.get(line.itemId())) + "|"
                                + currency(done.event(), items.get(line.itemId())) + "|"
                                + (bought ? "bought" : "looked_at");
                        listed.computeIfAbsent(key, group -> new ArrayList<>()).add(line.price());
                    }
                }
            }
        }
        PricesAnswer answer = shop.ask(prices);
        assertThat(answer.prices()).isNotEmpty().hasSameSizeAs(listed.keySet()).allSatisfy(told -> {
            String key = told.category() + "|" + told.currency() + "|" + told.what();
            List<BigDecimal> sorted =
                    listed.getOrDefault(key, List.of()).stream().sorted().toList();
            assertThat(told.times()).as(key).isEqualTo(sorted.size());
            assertThat(told.quarter()).isEqualByComparingTo(quantile(sorted, 1));
            assertThat(told.median()).isEqualByComparingTo(quantile(sorted, 2));
            assertThat(told.threeQuarters()).isEqualByComparingTo(quantile(sorted, 3));
        });
    }

    private static BigDecimal quantile(List<BigDecimal> sorted, int quarters) {
        return sorted.get((sorted.size() * quarters + 3) / 4 - 1);
    }

    private static String category(@Nullable Item item) {
        return item == null || item.productType().isEmpty()
                ? ""
                : item.productType().getFirst();
    }

    private static String currency(Event event, @Nullable Item item) {
        Money value = event instanceof Event.Order order ? order.value() : ((Event.ItemAction) event).value();
        Money listed = item == null ? null : item.price();
        Money known = value != null ? value : listed;
        return known == null ? "XXX" : known.currency().getCurrencyCode();
    }

    private static boolean within(Shop.Done done, Period period) {
        return done.millis() >= period.from().toEpochMilli()
                && done.millis() < period.to().toEpochMilli();
    }
}
