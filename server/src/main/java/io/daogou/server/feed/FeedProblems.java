package io.daogou.server.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what is wanting while a feed is written. Not for several threads. */
final class FeedProblems {
    private static final int EXAMPLES = 3;

    private static final class Tally {
        private final String advice;
        private final boolean leavesOut;
        private final List<String> examples = new ArrayList<>();
        private long items;

        Tally(String advice, boolean leavesOut) {
            this.advice = advice;
            this.leavesOut = leavesOut;
        }
    }

    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    /** An item lacks something without which it cannot be in the feed. */
    void missing(String field, String itemId, String advice) {
        count(field, itemId, advice, true);
    }

    /** An item is in the feed otherwise than in the catalogue. */
    void changed(String field, String itemId, String advice) {
        count(field, itemId, advice, false);
    }

    Map<String, FeedReport.Problem> report() {
        Map<String, FeedReport.Problem> problems = new LinkedHashMap<>();
        tallies.forEach((field, tally) -> problems.put(
                field,
                new FeedReport.Problem(tally.advice, tally.leavesOut, tally.items, List.copyOf(tally.examples))));
        return problems;
    }

    private void count(String field, String itemId, String advice, boolean leavesOut) {
        Tally tally = tallies.computeIfAbsent(field, _ -> new Tally(advice, leavesOut));
        tally.items++;
        if (tally.examples.size() < EXAMPLES) {
            tally.examples.add(itemId);
        }
    }
}
