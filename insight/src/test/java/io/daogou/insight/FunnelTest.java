package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Campaign;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.insight.analysis.Funnel;
import io.daogou.insight.analysis.FunnelAnswer;
import io.daogou.insight.analysis.Period;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A funnel is what trying every start and every way by hand gives. */
final class FunnelTest {
    private static final List<EventType> TWICE = List.of(EventType.VIEW_ITEM, EventType.PURCHASE, EventType.PURCHASE);
    private static final Period SOME =
            new Period(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-02-09T12:30:00Z"));

    @TempDir
    private Path folder;

    @Test
    void logsOfChance() {
        for (long seed = 0; seed < 4; seed++) {
            try (Shop shop = Logs.chance(folder.resolve("log" + seed), seed, 3_000)) {
                for (Funnel.Split split : Funnel.Split.values()) {
                    check(shop, new Funnel(Funnel.SHOPPING, Duration.ofDays(5), split, Period.ALWAYS));
                    check(shop, new Funnel(TWICE, Duration.ofHours(30), split, SOME));
                    check(
                            shop,
                            new Funnel(
                                    List.of(EventType.SEARCH, EventType.VIEW_ITEM, EventType.SEARCH),
                                    Duration.ofHours(10),
                                    split,
                                    SOME));
                }
            }
        }
    }

    @Test
    void theDemoShop() {
        try (Shop shop = Logs.demo(folder, 200, 3)) {
            FunnelAnswer answer =
                    check(shop, new Funnel(Funnel.SHOPPING, Duration.ofDays(7), Funnel.Split.NONE, Period.ALWAYS));
            assertThat(answer.steps()).hasSize(4);
            assertThat(answer.steps().getLast().people()).isPositive();
            check(shop, new Funnel(Funnel.SHOPPING, Duration.ofHours(1), Funnel.Split.PLATFORM, Period.ALWAYS));
            check(shop, new Funnel(Funnel.SHOPPING, Duration.ofHours(1), Funnel.Split.CATEGORY, Period.ALWAYS));
        }
    }

    @Test
    void noEventsGiveNoSteps() {
        try (Shop shop = new Shop(folder)) {
            for (Funnel.Split split : Funnel.Split.values()) {
                assertThat(shop.ask(new Funnel(Funnel.SHOPPING, Duration.ofDays(1), split, Period.ALWAYS))
                                .steps())
                        .isEmpty();
            }
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() ->
                        new Funnel(List.of(EventType.PURCHASE), Duration.ofDays(1), Funnel.Split.NONE, Period.ALWAYS))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("give 2 to 10 steps");
        assertThatThrownBy(() -> new Funnel(Funnel.SHOPPING, Duration.ZERO, Funnel.Split.NONE, Period.ALWAYS))
                .isInstanceOf(InvalidInput.class);
    }

    static FunnelAnswer check(Shop shop, Funnel funnel) {
        FunnelAnswer answer = shop.ask(funnel);
        assertThat(answer.steps()).as("%s", funnel).isEqualTo(byHand(shop, funnel));
        return answer;
    }

    private static List<FunnelAnswer.Step> byHand(Shop shop, Funnel funnel) {
        Map<String, List<List<Long>>> took = new TreeMap<>();
        Map<String, Item> items = shop.items();
        for (List<Shop.Done> events : shop.byPerson().values()) {
            groups(items, funnel).forEach(group -> {
                List<Shop.Done> ofGroup = funnel.split() == Funnel.Split.CATEGORY
                        ? events.stream()
                                .filter(one -> categories(items, one).contains(group))
                                .toList()
                        : events;
                for (int depth = 1; depth <= funnel.steps().size(); depth++) {
                    long best = fastest(ofGroup, funnel, depth, group);
                    if (best >= 0) {
                        List<List<Long>> steps = took.computeIfAbsent(group, name -> new ArrayList<>());
                        while (steps.size() < depth) {
                            steps.add(new ArrayList<>());
                        }
                        steps.get(depth - 1).add(best);
                    }
                }
            });
        }
        List<FunnelAnswer.Step> answer = new ArrayList<>();
        took.forEach((group, steps) -> {
            for (int i = 0; i < funnel.steps().size(); i++) {
                List<Long> durations =
                        i < steps.size() ? steps.get(i).stream().sorted().toList() : List.of();
                long before = i == 0
                        ? steps.getFirst().size()
                        : i - 1 < steps.size() ? steps.get(i - 1).size() : 0;
                answer.add(new FunnelAnswer.Step(
                        group,
                        i + 1,
                        funnel.steps().get(i).wireName(),
                        durations.size(),
                        (double) durations.size() / steps.getFirst().size(),
                        before == 0 ? 0 : (double) durations.size() / before,
                        durations.isEmpty()
                                ? null
                                : (durations.get((durations.size() - 1) / 2) + durations.get(durations.size() / 2))
                                        / 2_000.0));
            }
        });
        if (funnel.split() == Funnel.Split.PLATFORM) {
            List<String> order = List.of("web", "android", "ios", "miniprogram", "desktop", "server");
            answer.sort(java.util.Comparator.comparingInt((FunnelAnswer.Step step) -> order.indexOf(step.group()))
                    .thenComparingInt(FunnelAnswer.Step::step));
        }
        return answer;
    }

    private static List<String> groups(Map<String, Item> items, Funnel funnel) {
        return switch (funnel.split()) {
            case NONE -> List.of("all");
            case PLATFORM -> List.of("web", "android", "ios", "miniprogram", "desktop", "server");
            case CAMPAIGN -> List.of(Funnel.NO_CAMPAIGN, "c0", "c1", "c2");
            case CATEGORY ->
                items.values().stream()
                        .filter(item -> !item.productType().isEmpty())
                        .map(item -> item.productType().getFirst())
                        .distinct()
                        .toList();
        };
    }

    private static List<String> categories(Map<String, Item> items, Shop.Done done) {
        return done.event().items().stream()
                .map(one -> items.get(one.itemId()))
                .filter(item -> item != null && !item.productType().isEmpty())
                .map(item -> item.productType().getFirst())
                .toList();
    }

    /** How long the way took that ends first, from its latest start; -1 where there is none. */
    private static long fastest(List<Shop.Done> events, Funnel funnel, int depth, String group) {
        for (int end = 0; end < events.size(); end++) {
            for (int start = end; start >= 0; start--) {
                Shop.Done first = events.get(start);
                boolean begins = first.event().type() == funnel.steps().getFirst()
                        && funnel.period().from().toEpochMilli() <= first.millis()
                        && first.millis() < funnel.period().to().toEpochMilli()
                        && (funnel.split() != Funnel.Split.PLATFORM
                                || first.event().header().platform().wireName().equals(group))
                        && (funnel.split() != Funnel.Split.CAMPAIGN
                                || campaign(first).equals(group));
                if (begins
                        && events.get(end).millis() - first.millis()
                                <= funnel.window().toMillis()
                        && leads(events, start, end, funnel.steps().subList(1, depth))) {
                    return events.get(end).millis() - first.millis();
                }
            }
        }
        return -1;
    }

    private static String campaign(Shop.Done done) {
        Campaign campaign = done.event().header().campaign();
        String name = campaign == null ? null : campaign.name();
        return name == null ? Funnel.NO_CAMPAIGN : name;
    }

    /** Whether the steps can be found in order behind the start, the last of them at the end. */
    private static boolean leads(List<Shop.Done> events, int start, int end, List<EventType> steps) {
        if (steps.isEmpty()) {
            return start == end;
        }
        int next = 0;
        for (int i = start + 1; i < end && next < steps.size() - 1; i++) {
            if (events.get(i).event().type() == steps.get(next)) {
                next++;
            }
        }
        return end > start
                && next == steps.size() - 1
                && events.get(end).event().type() == steps.getLast();
    }
}
