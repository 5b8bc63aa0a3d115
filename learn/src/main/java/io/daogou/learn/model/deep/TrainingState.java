package io.daogou.learn.model.deep;

import java.util.Map;

/**
 * Where a training is after an epoch, and all it needs to go on to the same result, bit for bit.
 *
 * @param fingerprint of data, shape and plan: another training cannot go on from it
 * @param epoch the epochs that are done
 * @param steps those of the optimiser
 * @param best what is kept so far
 * @param arrays weights, best weights and moments by name; shared
 */
public record TrainingState(long fingerprint, int epoch, long steps, Best best, Map<String, float[]> arrays) {
    public TrainingState {
        arrays = Map.copyOf(arrays);
    }

    /**
     * What did best for the entries kept aside.
     *
     * @param epoch the one whose weights are kept: the last of those that did as well
     * @param reached the first of them, from which patience counts
     * @param measure what they reached
     */
    public record Best(int epoch, int reached, double measure) {}
}
