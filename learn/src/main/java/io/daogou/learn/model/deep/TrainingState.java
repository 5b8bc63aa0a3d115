package io.daogou.learn.model.deep;

import java.util.Map;

/**
 * Where a training is after an epoch, and all it needs to go on to the same result, bit for bit.
 *
 * @param fingerprint of data, shape and plan: another training cannot go on from it
 * @param epoch the epochs that are done
 * @param steps those of the optimiser
 * @param bestEpoch the one whose weights are kept
 * @param bestMeasure what they reached
 * @param arrays weights, best weights and moments by name; shared
 */
public record TrainingState(
        long fingerprint, int epoch, long steps, int bestEpoch, double bestMeasure, Map<String, float[]> arrays) {
    public TrainingState {
        arrays = Map.copyOf(arrays);
    }
}
