package io.daogou.learn.model.sequence;

import io.daogou.learn.data.Sequences;

/** What {@link RepeatConsumption} counts. */
final class RepeatCounts {
    private final Sequences sequences;
    private final long[] chances;
    private final long[] repeats;
    private final int[] entries;
    private final int[] returns;

    RepeatCounts(Sequences sequences, int window) {
        this.sequences = sequences;
        this.chances = new long[window];
        this.repeats = new long[window];
        this.entries = new int[sequences.items()];
        this.returns = new int[sequences.items()];
    }

    void add(int user) {
        int start = sequences.start(user);
        for (int e = start; e < sequences.end(user); e++) {
            int item = sequences.item(e);
            boolean returned = false;
            for (int ago = 0; ago < Math.min(chances.length, e - start); ago++) {
                boolean same = sequences.item(e - 1 - ago) == item;
                chances[ago]++;
                repeats[ago] += same ? 1 : 0;
                returned |= same;
            }
            entries[item]++;
            returns[item] += returned ? 1 : 0;
        }
    }

    float[] recency() {
        float[] recency = new float[chances.length];
        for (int ago = 0; ago < recency.length; ago++) {
            recency[ago] = (float) ((double) repeats[ago] / Math.max(1, chances[ago]));
        }
        return recency;
    }

    float[] quality(double shrinkage) {
        long all = 0;
        for (int count : returns) {
            all += count;
        }
        double mean = (double) all / Math.max(1, sequences.size());
        float[] quality = new float[entries.length];
        for (int item = 0; item < quality.length; item++) {
            double weight = entries[item] + shrinkage;
            quality[item] = weight == 0 ? 0 : (float) ((returns[item] + shrinkage * mean) / weight);
        }
        return quality;
    }
}
