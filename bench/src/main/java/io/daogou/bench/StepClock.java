package io.daogou.bench;

import io.daogou.learn.model.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Times the steps of a training: a window is an epoch without its first step, so that what is measured between epochs is no
 * part of it. Ends the training after enough windows.
 */
final class StepClock implements Progress {
    private final int wanted;
    private final List<Double> secondsPerStep = new ArrayList<>();
    private long epochs;
    private long first;
    private long last;
    private int steps;

    /** A clock of so many windows. */
    StepClock(int wanted) {
        this.wanted = wanted;
    }

    @Override
    public void update(long done, long total) {
        if (done > epochs) {
            if (steps > 0) {
                secondsPerStep.add((last - first) / 1e9 / steps);
            }
            epochs = done;
            first = 0;
            steps = 0;
            return;
        }
        last = System.nanoTime();
        if (first == 0) {
            first = last;
        } else {
            steps++;
        }
    }

    @Override
    public boolean cancelled() {
        return secondsPerStep.size() >= wanted;
    }

    /** Seconds of a step in each window after the first {@code skipped}. */
    double[] secondsPerStep(int skipped) {
        return secondsPerStep.stream()
                .skip(skipped)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
