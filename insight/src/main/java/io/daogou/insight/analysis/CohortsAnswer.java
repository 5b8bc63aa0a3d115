package io.daogou.insight.analysis;

import java.time.LocalDate;
import java.util.List;

/** The cohorts, oldest first. */
public record CohortsAnswer(List<Cohort> cohorts) {
    public CohortsAnswer {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * Who began in one week or month.
     *
     * @param start its first day
     * @param retained the share of them, 0 to 1, that was there: in the same week or month, in the next, and so on
     */
    public record Cohort(LocalDate start, long people, List<Double> retained) {
        public Cohort {
            retained = List.copyOf(retained);
        }
    }
}
