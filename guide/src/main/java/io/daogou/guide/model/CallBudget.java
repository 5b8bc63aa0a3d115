package io.daogou.guide.model;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** How often a day each person may cause a call. Threads: any number. */
final class CallBudget {
    private static final int MOST_PEOPLE = 100_000;

    private final int aDay;
    private final Clock clock;
    private final Map<String, Integer> spent = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    CallBudget(int aDay, Clock clock) {
        this.aDay = aDay;
        this.clock = clock;
    }

    /** Takes one call; false if none is left, or if more people called today than are counted. */
    synchronized boolean take(String person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (!today.equals(day)) {
            day = today;
            spent.clear();
        }
        boolean isCounted = spent.containsKey(person) || spent.size() < MOST_PEOPLE;
        int before = spent.getOrDefault(person, 0);
        if (!isCounted || before >= aDay) {
            return false;
        }
        spent.put(person, before + 1);
        return true;
    }
}
