package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.insight.analysis.Journeys;
import io.daogou.insight.analysis.JourneysAnswer;
import io.daogou.insight.analysis.Period;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits are what cutting each person's line of time by hand gives. */
final class JourneysTest {
    private static final int EVERYTHING = 1_000;

    @TempDir
    private Path folder;

    @Test
    void logsOfChance() {
        for (long seed = 0; seed < 3; seed++) {
            try (Shop shop = Logs.chance(folder.resolve("log" + seed), seed, 2_000)) {
                check(shop, new Journeys(Duration.ofMinutes(30), Period.ALWAYS, EVERYTHING));
                check(
                        shop,
                        new Journeys(
                                Duration.ofHours(10),
                                new Period(
                                        Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-02-09T12:30:00Z")),
                                EVERYTHING));
            }
        }
    }

    @Test
    void theDemoShop() {
        try (Shop shop = Logs.demo(folder, 200, 3)) {
            JourneysAnswer answer = check(shop, new Journeys(Duration.ofMinutes(30), Period.ALWAYS, EVERYTHING));
            assertThat(answer.eventsPerVisit()).isGreaterThan(2);
            assertThat(shop.ask(new Journeys(Duration.ofMinutes(30), Period.ALWAYS, 3))
                            .paths())
                    .isEqualTo(answer.paths().subList(0, 3));
        }
    }

    @Test
    void anEmptyLog() {
        try (Shop shop = new Shop(folder)) {
            assertThat(shop.ask(new Journeys(Duration.ofMinutes(30), Period.ALWAYS, 5))
                            .visits())
                    .isZero();
        }
    }

    private static JourneysAnswer check(Shop shop, Journeys journeys) {
        JourneysAnswer answer = shop.ask(journeys);
        List<List<Shop.Done>> visits = visits(shop, journeys);
        assertThat(answer.visits()).isEqualTo(visits.size());
        assertThat(answer.people())
                .isEqualTo(visits.stream()
                        .map(visit -> visit.getFirst().person())
                        .distinct()
                        .count());
        assertThat(answer.eventsPerVisit())
                .isEqualTo(visits.stream().mapToInt(List::size).average().orElse(0), Offset.offset(1e-9));
        assertThat(answer.medianSeconds())
                .isEqualTo(median(visits.stream().map(JourneysTest::length).toList()), Offset.offset(1e-9));
        long several = visits.stream()
                .filter(visit -> visit.stream()
                                .map(one -> one.event().header().deviceId())
                                .distinct()
                                .count()
                        > 1)
                .count();
        assertThat(answer.onSeveralDevices()).isEqualTo((double) several / visits.size(), Offset.offset(1e-9));
        checkPaths(answer, visits);
        checkSteps(answer, visits);
        Map<String, Long> ends = new HashMap<>();
        visits.forEach(visit -> ends.merge(name(visit.getLast()), 1L, Long::sum));
        assertThat(answer.ends()).hasSameSizeAs(ends.keySet()).allSatisfy(end -> {
            assertThat(end.visits()).isEqualTo(ends.get(end.event()));
            assertThat(end.share()).isEqualTo((double) end.visits() / visits.size(), Offset.offset(1e-9));
        });
        return answer;
    }

    private static void checkPaths(JourneysAnswer answer, List<List<Shop.Done>> visits) {
        Map<String, Set<String>> people = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        for (List<Shop.Done> visit : visits) {
            List<String> path = new ArrayList<>();
            for (Shop.Done one : visit) {
                if (path.isEmpty() || !path.getLast().equals(name(one))) {
                    path.add(name(one));
                }
            }
            String text =
                    String.join(" > ", path.subList(0, Math.min(8, path.size()))) + (path.size() > 8 ? " > …" : "");
            counts.merge(text, 1L, Long::sum);
            people.computeIfAbsent(text, key -> new HashSet<>())
                    .add(visit.getFirst().person());
        }
        assertThat(answer.paths()).hasSize(Math.min(EVERYTHING, counts.size())).allSatisfy(path -> {
            assertThat(path.visits()).isEqualTo(counts.get(path.path()));
            assertThat(path.people())
                    .isEqualTo(people.getOrDefault(path.path(), Set.of()).size());
        });
    }

    private static void checkSteps(JourneysAnswer answer, List<List<Shop.Done>> visits) {
        Map<String, List<Long>> pauses = new TreeMap<>();
        for (List<Shop.Done> visit : visits) {
            for (int i = 1; i < visit.size(); i++) {
                pauses.computeIfAbsent(name(visit.get(i - 1)) + " " + name(visit.get(i)), key -> new ArrayList<>())
                        .add(visit.get(i).millis() - visit.get(i - 1).millis());
            }
        }
        assertThat(answer.steps()).hasSameSizeAs(pauses.keySet()).allSatisfy(step -> {
            List<Long> own = pauses.getOrDefault(step.event() + " " + step.next(), List.of());
            assertThat(step.times()).isEqualTo(own.size());
            assertThat(step.medianSeconds()).isEqualTo(median(own), Offset.offset(1e-9));
        });
    }

    private static List<List<Shop.Done>> visits(Shop shop, Journeys journeys) {
        List<List<Shop.Done>> visits = new ArrayList<>();
        for (List<Shop.Done> events : shop.byPerson().values()) {
            long before = Long.MIN_VALUE;
            for (Shop.Done one : events) {
                if (one.millis() < journeys.period().from().toEpochMilli()
                        || one.millis() >= journeys.period().to().toEpochMilli()) {
                    continue;
                }
                if (before == Long.MIN_VALUE
                        || one.millis() - before > journeys.silence().toMillis()) {
                    visits.add(new ArrayList<>());
                }
                visits.getLast().add(one);
                before = one.millis();
            }
        }
        return visits;
    }

    private static String name(Shop.Done done) {
        return done.event().type().wireName();
    }

    private static long length(List<Shop.Done> visit) {
        return visit.getLast().millis() - visit.getFirst().millis();
    }

    private static double median(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2_000.0;
    }
}
