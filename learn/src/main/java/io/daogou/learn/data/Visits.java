package io.daogou.learn.data;

import java.util.stream.IntStream;

/**
 * Sequences cut into visits: a new one begins where a user did nothing for longer than a gap.
 *
 * <p>Models of sessions learn from visits, because what somebody did last month says little about what follows a click. Each
 * visit is a user of its own in the result, and visits are in the order of their first entries, so the latest is the last.
 */
public final class Visits {
    private Visits() {}

    /**
     * The visits of all users.
     *
     * @param gapSeconds the longest time between two entries of one visit, at least 0; half an hour is usual
     * @throws IllegalArgumentException if the gap is negative or the sequences have no times
     */
    public static Sequences of(Sequences sequences, long gapSeconds) {
        if (gapSeconds < 0) {
            throw new IllegalArgumentException("gapSeconds is " + gapSeconds + "; it must be at least 0");
        }
        if (!sequences.hasTimes() && sequences.size() > 0) {
            throw new IllegalArgumentException(
                    "Visits need a time for every entry, but these sequences have none; use them as they are");
        }
        int[] firsts = firsts(sequences, gapSeconds);
        int[] byTime = IntStream.range(0, firsts.length - 1)
                .boxed()
                .sorted((a, b) -> Long.compare(sequences.epochSeconds(firsts[a]), sequences.epochSeconds(firsts[b])))
                .mapToInt(Integer::intValue)
                .toArray();
        SequencesBuilder builder = Sequences.builder();
        for (int visit = 0; visit < byTime.length; visit++) {
            for (int e = firsts[byTime[visit]]; e < firsts[byTime[visit] + 1]; e++) {
                builder.add(
                        visit, sequences.item(e), sequences.kind(e), sequences.weight(e), sequences.epochSeconds(e));
            }
        }
        return builder.build(byTime.length, sequences.items(), sequences.kinds(), sequences.isOrdered());
    }

    /** The first entry of every visit, and the number of entries. */
    private static int[] firsts(Sequences sequences, long gapSeconds) {
        IntStream.Builder firsts = IntStream.builder();
        for (int user = 0; user < sequences.users(); user++) {
            for (int e = sequences.start(user); e < sequences.end(user); e++) {
                if (e == sequences.start(user)
                        || sequences.epochSeconds(e) - sequences.epochSeconds(e - 1) > gapSeconds) {
                    firsts.add(e);
                }
            }
        }
        return firsts.add(sequences.size()).build().toArray();
    }
}
