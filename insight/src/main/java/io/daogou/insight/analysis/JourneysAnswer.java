package io.daogou.insight.analysis;

import java.util.List;

/**
 * Visits, and what they are made of.
 *
 * @param medianSeconds how long a visit lasts, from its first event to its last
 * @param onSeveralDevices the share of visits that went on on another device, 0 to 1
 * @param paths the most frequent ones
 * @param steps what follows on what within a visit
 * @param ends what was done last before people left
 */
public record JourneysAnswer(
        long visits,
        long people,
        double eventsPerVisit,
        double medianSeconds,
        double onSeveralDevices,
        List<Path> paths,
        List<Step> steps,
        List<End> ends) {
    public JourneysAnswer {
        paths = List.copyOf(paths);
        steps = List.copyOf(steps);
        ends = List.copyOf(ends);
    }

    /**
     * The kinds of events of a visit in order, what comes several times in a row once.
     *
     * @param path up to eight of them
     */
    public record Path(String path, long visits, long people) {}

    /**
     * One thing after the other.
     *
     * @param medianSeconds between them
     */
    public record Step(String event, String next, long times, double medianSeconds) {}

    /**
     * Where people leave.
     *
     * @param share of all visits, 0 to 1
     */
    public record End(String event, long visits, double share) {}
}
