package io.daogou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final DemoShop SHOP = DemoShop.generate(1);
    private static final SimulatorSettings SETTINGS = SimulatorSettings.defaults();
    private static final Simulation SIMULATION = Simulator.simulate(SHOP, SETTINGS);
    private static final Truth TRUTH = SIMULATION.truth();

    @Test
    void theSameSeedGivesTheSameLog() {
        SimulatorSettings few = SETTINGS.withShoppers(200);
        assertThat(Simulator.simulate(SHOP, few).events())
                .isEqualTo(Simulator.simulate(SHOP, few).events());
        assertThat(Simulator.simulate(SHOP, few.withSeed(2)).events())
                .isNotEqualTo(Simulator.simulate(SHOP, few).events());
    }

    @Test
    void theLogHasAsManyEventsOfEachKindAsAShopWouldSee() {
        Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
        SIMULATION.forEach(event -> counts.merge(event.type(), 1, Integer::sum));
        System.out.println(
                "events of seed " + SETTINGS.seed() + ": " + SIMULATION.events().size() + " " + counts);
        assertThat(SIMULATION.events()).hasSizeBetween(200_000, 300_000);
        assertThat(counts.get(EventType.VIEW_ITEM)).isGreaterThan(count(counts, EventType.ADD_TO_CART));
        assertThat(counts.get(EventType.ADD_TO_CART)).isGreaterThan(count(counts, EventType.PURCHASE));
        assertThat(counts.get(EventType.BEGIN_CHECKOUT)).isGreaterThan(count(counts, EventType.PURCHASE));
        assertThat(counts.keySet())
                .contains(
                        EventType.SEARCH,
                        EventType.LOGIN,
                        EventType.REFUND,
                        EventType.REMOVE_FROM_CART,
                        EventType.ADD_TO_WISHLIST,
                        EventType.SHARE,
                        EventType.VIEW_ITEM_LIST,
                        EventType.SELECT_ITEM);
    }

    @Test
    void eventsAreInOrderInTimeAndUnique() {
        Set<String> ids = new HashSet<>();
        Set<String> orders = new HashSet<>();
        Instant start = SETTINGS.end().minus(Duration.ofDays(SETTINGS.days()));
        Instant before = start;
        for (Event event : SIMULATION) {
            EventHeader header = event.header();
            assertThat(ids.add(header.eventId())).isTrue();
            assertThat(header.time()).isBetween(before, SETTINGS.end());
            before = header.time();
            if (event instanceof Event.Order order && order.type() == EventType.PURCHASE) {
                assertThat(orders.add(Objects.requireNonNull(order.transactionId())))
                        .isTrue();
                BigDecimal sum = order.items().stream()
                        .map(item -> Objects.requireNonNull(item.price()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(Objects.requireNonNull(order.value()).amount()).isEqualByComparingTo(sum);
            }
        }
    }

    @Test
    void devicesBelongToOneShopperAndSomeNeverLogIn() {
        Map<String, String> owners = new HashMap<>();
        TRUTH.shopperIds().forEach(shopper -> TRUTH.devices(shopper).forEach(device -> owners.put(device, shopper)));
        Set<String> named = new HashSet<>();
        for (Event event : SIMULATION) {
            String shopper = event.header().shopperId();
            if (shopper != null) {
                named.add(shopper);
                assertThat(owners).containsEntry(event.header().deviceId(), shopper);
                assertThat(TRUTH.isMember(shopper)).isTrue();
            }
        }
        assertThat(named.size()).isBetween(SETTINGS.shoppers() / 2, SETTINGS.shoppers() * 8 / 10);
        assertThat(owners.size()).isGreaterThan(SETTINGS.shoppers() * 3 / 2);
    }

    @Test
    void clicksByPositionShowThePlantedBias() {
        double[] shown = new double[Shelves.LENGTH];
        double[] clicked = new double[Shelves.LENGTH];
        Map<String, Set<String>> homeShelves = new HashMap<>();
        for (Event event : SIMULATION) {
            String session = String.valueOf(event.header().sessionId());
            if (event instanceof Event.Impression impression) {
                homeShelves.remove(session);
                if ("home".equals(impression.placement())) {
                    Set<String> shelf = homeShelves.computeIfAbsent(session, _ -> new HashSet<>());
                    for (EventItem item : impression.items()) {
                        shown[position(item)]++;
                        shelf.add(item.itemId());
                    }
                }
            } else if (event.type() == EventType.SELECT_ITEM) {
                // After a click another shelf may follow; until then the click belongs to the home shelf.
                EventItem item = event.items().getFirst();
                if (homeShelves.getOrDefault(session, Set.of()).contains(item.itemId())) {
                    clicked[position(item)]++;
                }
            }
        }
        double top = clicked[0] / shown[0];
        for (int position = 1; position < 8; position++) {
            assertThat(clicked[position] / shown[position] / top)
                    .as("position " + position)
                    .isBetween(TRUTH.examination(position) * .75, TRUTH.examination(position) * 1.25);
        }
    }

    @Test
    void whatShoppersLookAtShowsTheirDepartments() {
        Map<String, Map<String, Integer>> views = new HashMap<>();
        for (Event event : SIMULATION) {
            String shopper = event.header().shopperId();
            if (shopper != null && event.type() == EventType.VIEW_ITEM) {
                String family = TRUTH.family(event.items().getFirst().itemId());
                views.computeIfAbsent(shopper, _ -> new HashMap<>()).merge(departmentOf(family), 1, Integer::sum);
            }
        }
        int shoppers = 0;
        int dominated = 0;
        for (Map.Entry<String, Map<String, Integer>> one : views.entrySet()) {
            int all =
                    one.getValue().values().stream().mapToInt(Integer::intValue).sum();
            if (all >= 10) {
                List<String> favourites = TRUTH.departmentShares(one.getKey()).keySet().stream()
                        .limit(4)
                        .toList();
                int theirs = favourites.stream()
                        .mapToInt(department -> one.getValue().getOrDefault(department, 0))
                        .sum();
                shoppers++;
                dominated += 2 * theirs > all ? 1 : 0;
            }
        }
        assertThat(shoppers).isGreaterThan(500);
        assertThat((double) dominated / shoppers).isGreaterThan(.85);
    }

    @Test
    void complementsMeetInOrdersFarMoreOftenThanChance() {
        Map<String, Integer> ordersWith = new HashMap<>();
        Map<String, Integer> together = new HashMap<>();
        int orders = 0;
        for (Event event : SIMULATION) {
            if (event.type() == EventType.PURCHASE) {
                orders++;
                Set<String> families = new HashSet<>();
                event.items().forEach(item -> families.add(TRUTH.family(item.itemId())));
                families.forEach(family -> ordersWith.merge(family, 1, Integer::sum));
                TRUTH.complements().forEach((one, other) -> {
                    if (families.contains(one) && families.contains(other)) {
                        together.merge(one, 1, Integer::sum);
                    }
                });
            }
        }
        double found = 0;
        double byChance = 0;
        for (Map.Entry<String, String> pair : TRUTH.complements().entrySet()) {
            found += together.getOrDefault(pair.getKey(), 0);
            byChance += (double) ordersWith.getOrDefault(pair.getKey(), 0)
                    * ordersWith.getOrDefault(pair.getValue(), 0)
                    / orders;
        }
        assertThat(found).isGreaterThan(4 * byChance);
    }

    @Test
    void shoppersComeBackAfterTheirPlantedInterval() {
        Map<String, Instant> last = new HashMap<>();
        List<Double> ratios = new ArrayList<>();
        for (Event event : SIMULATION) {
            String shopper = event.header().shopperId();
            if (shopper == null || event.type() != EventType.PURCHASE) {
                continue;
            }
            for (EventItem item : event.items()) {
                String family = TRUTH.family(item.itemId());
                Instant before =
                        last.put(shopper + " " + item.itemId(), event.header().time());
                if (before != null && TRUTH.repeatDays(shopper, family).isPresent()) {
                    double days =
                            Duration.between(before, event.header().time()).toMinutes() / (24 * 60.0);
                    ratios.add(days / TRUTH.repeatDays(shopper, family).getAsDouble());
                }
            }
        }
        Collections.sort(ratios);
        assertThat(ratios).hasSizeGreaterThan(500);
        assertThat(ratios.get(ratios.size() / 2)).isBetween(.9, 1.1);
        assertThat(ratios.get(ratios.size() / 4)).isGreaterThan(.7);
        assertThat(ratios.get(ratios.size() * 3 / 4)).isLessThan(1.3);
    }

    @Test
    void whatWasBoughtIsFoundByTheTruthFarBetterThanByPopularity() {
        Map<String, Set<String>> bought = new HashMap<>();
        Map<String, Integer> popularity = new HashMap<>();
        for (Event event : SIMULATION) {
            String shopper = event.header().shopperId();
            if (shopper != null && event.type() == EventType.PURCHASE) {
                event.items().forEach(item -> {
                    bought.computeIfAbsent(shopper, _ -> new HashSet<>()).add(item.itemId());
                    popularity.merge(item.itemId(), 1, Integer::sum);
                });
            }
        }
        List<String> popular = popularity.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .map(Map.Entry::getKey)
                .toList();
        double byTruth = 0;
        double byPopularity = 0;
        for (String shopper : bought.keySet().stream().sorted().limit(200).toList()) {
            byTruth += recall(TRUTH.favourites(shopper, 20), bought.get(shopper)) / 200;
            byPopularity += recall(popular, bought.get(shopper)) / 200;
        }
        System.out.printf("recall@20 of what was bought: truth %.3f, popularity %.3f%n", byTruth, byPopularity);
        assertThat(byTruth).isGreaterThan(4 * byPopularity).isGreaterThan(.25);
    }

    @Test
    void utilityIsAProbabilityBelowThatOfTheClick() {
        for (String shopper : TRUTH.shopperIds().subList(0, 20)) {
            SHOP.items()
                    .forEach(item -> assertThat(TRUTH.utility(shopper, item.itemId()))
                            .isGreaterThan(0)
                            .isLessThan(TRUTH.clickProbability(shopper, item.itemId())));
        }
    }

    private static double recall(List<String> list, @Nullable Set<String> relevant) {
        Set<String> wanted = Objects.requireNonNull(relevant);
        return (double) list.stream().filter(wanted::contains).count() / wanted.size();
    }

    private static int position(EventItem item) {
        return Objects.requireNonNull(item.position());
    }

    private static int count(Map<EventType, Integer> counts, EventType type) {
        return counts.getOrDefault(type, 0);
    }

    private static String departmentOf(String family) {
        return Objects.requireNonNull(Vocabulary.SHARED.families().get(family)).departmentId();
    }
}
