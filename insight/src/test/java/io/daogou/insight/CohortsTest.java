package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.insight.analysis.Cohorts;
import io.daogou.insight.analysis.CohortsAnswer;
import io.daogou.insight.analysis.Period;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cohorts are what following each person by hand gives, in any zone. */
final class CohortsTest {
    private static final Period SOME =
            new Period(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-02-09T12:30:00Z"));

    @TempDir
    private Path folder;

    @Test
    void logsOfChance() {
        for (long seed = 0; seed < 5; seed++) {
            try (Shop shop = Logs.chance(folder.resolve("log" + seed), seed, 600)) {
                checkAll(shop);
            }
        }
    }

    @Test
    void theDemoShop() {
        try (Shop shop = Logs.demo(folder, 300, 5)) {
            checkAll(shop);
            CohortsAnswer answer = check(
                    shop,
                    new Cohorts(
                            EventType.PURCHASE,
                            EventType.PURCHASE,
                            Cohorts.Unit.MONTH,
                            ZoneId.of("UTC"),
                            Period.ALWAYS));
            assertThat(answer.cohorts())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(
                            cohort -> assertThat(cohort.retained().getFirst()).isEqualTo(1));
        }
    }

    private static void checkAll(Shop shop) {
        for (String zone : List.of("UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin")) {
            for (Cohorts.Unit unit : Cohorts.Unit.values()) {
                check(shop, new Cohorts(EventType.PURCHASE, EventType.PURCHASE, unit, ZoneId.of(zone), Period.ALWAYS));
                check(shop, new Cohorts(EventType.VIEW_ITEM, EventType.PURCHASE, unit, ZoneId.of(zone), SOME));
                check(shop, new Cohorts(EventType.SEARCH, null, unit, ZoneId.of(zone), SOME));
            }
        }
    }

    private static CohortsAnswer check(Shop shop, Cohorts cohorts) {
        CohortsAnswer answer = shop.ask(cohorts);
        assertThat(answer).as("%s", cohorts).isEqualTo(byHand(shop, cohorts));
        return answer;
    }

    private static CohortsAnswer byHand(Shop shop, Cohorts cohorts) {
        Map<LocalDate, List<TreeSet<Long>>> people = new TreeMap<>();
        for (List<Shop.Done> events : shop.byPerson().values()) {
            Shop.@Nullable Done begun = events.stream()
                    .filter(one -> one.event().type() == cohorts.first())
                    .findFirst()
                    .orElse(null);
            if (begun == null
                    || begun.millis() < cohorts.period().from().toEpochMilli()
                    || begun.millis() >= cohorts.period().to().toEpochMilli()) {
                continue;
            }
            LocalDate start = unit(begun, cohorts);
            TreeSet<Long> there = new TreeSet<>();
            for (Shop.Done one : events) {
                if (cohorts.again() == null || one.event().type() == cohorts.again()) {
                    long later = (cohorts.unit() == Cohorts.Unit.WEEK ? ChronoUnit.WEEKS : ChronoUnit.MONTHS)
                            .between(start, unit(one, cohorts));
                    if (later >= 0) {
                        there.add(later);
                    }
                }
            }
            people.computeIfAbsent(start, day -> new ArrayList<>()).add(there);
        }
        List<CohortsAnswer.Cohort> answer = new ArrayList<>();
        people.forEach((start, members) -> {
            Map<Long, Integer> counts = new HashMap<>();
            members.forEach(there -> there.forEach(later -> counts.merge(later, 1, Integer::sum)));
            List<Double> retained = new ArrayList<>();
            long last =
                    counts.keySet().stream().mapToLong(Long::longValue).max().orElse(-1);
            for (long later = 0; later <= last; later++) {
                retained.add((double) counts.getOrDefault(later, 0) / members.size());
            }
            answer.add(new CohortsAnswer.Cohort(start, members.size(), retained));
        });
        return new CohortsAnswer(answer);
    }

    private static LocalDate unit(Shop.Done done, Cohorts cohorts) {
        LocalDate day = done.event().header().time().atZone(cohorts.zone()).toLocalDate();
        return cohorts.unit() == Cohorts.Unit.WEEK
                ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : day.withDayOfMonth(1);
    }
}
