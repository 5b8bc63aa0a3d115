package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.insight.analysis.People;
import io.daogou.insight.analysis.Period;
import io.daogou.insight.analysis.Repeats;
import io.daogou.insight.analysis.RepeatsAnswer;
import io.daogou.insight.analysis.Switched;
import io.daogou.insight.analysis.SwitchedAnswer;
import io.daogou.insight.analysis.Together;
import io.daogou.insight.analysis.TogetherAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is bought again, together and instead is what going through every order by hand gives. */
final class PurchasesTest {
    private static final int EVERYTHING = 1_000;

    @TempDir
    private Path folder;

    @Test
    void logsOfChance() {
        for (long seed = 0; seed < 3; seed++) {
            try (Shop shop = Logs.chance(folder.resolve("log" + seed), seed, 3_000)) {
                assertThat(check(shop)).as("seed %d", seed).isPositive();
            }
        }
    }

    @Test
    void theDemoShop() {
        try (Shop shop = Logs.demo(folder, 800, 3)) {
            assertThat(check(shop)).isPositive();
        }
    }

    /** How many rows were compared. */
    private static int check(Shop shop) {
        RepeatsAnswer repeats = shop.ask(new Repeats(Period.ALWAYS, EVERYTHING));
        checkRepeats(shop, repeats);
        TogetherAnswer together = shop.ask(new Together(Period.ALWAYS, EVERYTHING));
        checkTogether(shop, together);
        SwitchedAnswer switched = shop.ask(new Switched(Duration.ofDays(3), Period.ALWAYS, EVERYTHING));
        checkSwitched(shop, switched, Duration.ofDays(3));
        return Math.min(1, repeats.items().size())
                * Math.min(1, together.pairs().size())
                * Math.min(1, switched.pairs().size());
    }

    private static void checkRepeats(Shop shop, RepeatsAnswer answer) {
        Map<String, Map<String, TreeSet<Long>>> times = new TreeMap<>();
        for (Shop.Done done : purchases(shop)) {
            for (EventItem line : done.event().items()) {
                times.computeIfAbsent(line.itemId(), item -> new HashMap<>())
                        .computeIfAbsent(done.person(), person -> new TreeSet<>())
                        .add(done.millis());
            }
        }
        times.values()
                .removeIf(people -> people.values().stream()
                                .filter(moments -> moments.size() > 1)
                                .count()
                        < People.FEWEST);
        assertThat(answer.items()).hasSameSizeAs(times.keySet()).allSatisfy(item -> {
            Map<String, TreeSet<Long>> people = times.getOrDefault(item.itemId(), Map.of());
            assertThat(item.buyers()).isEqualTo(people.size());
            List<Double> days = new ArrayList<>();
            people.values().forEach(moments -> {
                for (long moment : moments.tailSet(moments.first(), false)) {
                    days.add((moment - moments.headSet(moment).last()) / 86_400e3);
                }
            });
            days.sort(null);
            assertThat(item.again())
                    .isEqualTo(people.values().stream()
                            .filter(moments -> moments.size() > 1)
                            .count());
            assertThat(item.quarterDays()).isEqualTo(quantile(days, .25), Offset.offset(1e-6));
            assertThat(item.medianDays()).isEqualTo(quantile(days, .5), Offset.offset(1e-6));
            assertThat(item.threeQuarterDays()).isEqualTo(quantile(days, .75), Offset.offset(1e-6));
        });
    }

    private static double quantile(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        double next = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return sorted.get(below) + (place - below) * (next - sorted.get(below));
    }

    private static void checkTogether(Shop shop, TogetherAnswer answer) {
        Map<String, TreeSet<String>> orders = new HashMap<>();
        Map<String, String> personOf = new HashMap<>();
        for (Shop.Done done : purchases(shop)) {
            String number = ((Event.Order) done.event()).transactionId();
            String order = done.person() + "/" + (number == null ? "event " + done.offset() : number);
            personOf.put(order, done.person());
            done.event()
                    .items()
                    .forEach(line -> orders.computeIfAbsent(order, key -> new TreeSet<>())
                            .add(line.itemId()));
        }
        Map<String, Set<String>> people = new HashMap<>();
        Map<String, Integer> both = new HashMap<>();
        Map<String, Integer> single = new HashMap<>();
        orders.forEach((order, items) -> {
            for (String one : items) {
                single.merge(one, 1, Integer::sum);
                for (String other : items.tailSet(one, false)) {
                    both.merge(one + "+" + other, 1, Integer::sum);
                    people.computeIfAbsent(one + "+" + other, key -> new HashSet<>())
                            .add(personOf.getOrDefault(order, ""));
                }
            }
        });
        people.values().removeIf(some -> some.size() < People.FEWEST);
        assertThat(answer.pairs()).hasSize(Math.min(EVERYTHING, people.size())).allSatisfy(pair -> {
            String key = pair.itemId() + "+" + pair.otherId();
            assertThat(pair.people())
                    .isEqualTo(people.getOrDefault(key, Set.of()).size());
            assertThat(pair.orders()).isEqualTo(both.getOrDefault(key, 0).longValue());
            assertThat(pair.lift())
                    .isEqualTo(
                            (double) pair.orders()
                                    * orders.size()
                                    / single.getOrDefault(pair.itemId(), 0)
                                    / single.getOrDefault(pair.otherId(), 0),
                            Offset.offset(1e-6));
        });
    }

    private static void checkSwitched(Shop shop, SwitchedAnswer answer, Duration window) {
        Map<String, Item> items = shop.items();
        Map<String, Set<String>> people = new HashMap<>();
        Map<String, Set<Long>> purchases = new HashMap<>();
        for (List<Shop.Done> events : shop.byPerson().values()) {
            for (Shop.Done purchase : events) {
                if (purchase.event().type() != EventType.PURCHASE) {
                    continue;
                }
                List<String> bought = ids(purchase);
                for (Shop.Done look : events) {
                    if (look.event().type() != EventType.VIEW_ITEM
                            || look.millis() > purchase.millis()
                            || look.millis() < purchase.millis() - window.toMillis()) {
                        continue;
                    }
                    for (String from : ids(look)) {
                        for (String to : bought) {
                            if (!bought.contains(from) && sameCategory(items.get(from), items.get(to))) {
                                people.computeIfAbsent(from + ">" + to, key -> new HashSet<>())
                                        .add(purchase.person());
                                purchases
                                        .computeIfAbsent(from + ">" + to, key -> new HashSet<>())
                                        .add(purchase.offset());
                            }
                        }
                    }
                }
            }
        }
        people.values().removeIf(some -> some.size() < People.FEWEST);
        assertThat(answer.pairs()).hasSize(Math.min(EVERYTHING, people.size())).allSatisfy(pair -> {
            String key = pair.lookedAtId() + ">" + pair.boughtId();
            assertThat(pair.people())
                    .as(key)
                    .isEqualTo(people.getOrDefault(key, Set.of()).size());
            assertThat(pair.purchases())
                    .isEqualTo(purchases.getOrDefault(key, Set.of()).size());
        });
    }

    private static boolean sameCategory(@Nullable Item one, @Nullable Item other) {
        return one != null
                && other != null
                && !one.productType().isEmpty()
                && one.productType().equals(other.productType());
    }

    private static List<String> ids(Shop.Done done) {
        return done.event().items().stream().map(EventItem::itemId).distinct().toList();
    }

    private static List<Shop.Done> purchases(Shop shop) {
        return shop.done().stream()
                .filter(done -> done.event().type() == EventType.PURCHASE)
                .toList();
    }
}
