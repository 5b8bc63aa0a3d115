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
    private final List<Window> windows = new ArrayList<>();
    private long epochs;
    private long first;
    private long last;
    private double firstCore;
    private double lastCore;
    private int steps;

    /**
     * A window.
     *
     * @param seconds of a step
     * @param coreSeconds that the process had a core in a step, which work of others hardly changes
     */
    record Window(double seconds, double coreSeconds) {}

    /** A clock of so many windows. */
    StepClock(int wanted) {
        this.wanted = wanted;
    }

    @Override
    public void update(long done, long total) {
        if (done > epochs) {
            if (steps > 0) {
                windows.add(new Window((last - first) / 1e9 / steps, (lastCore - firstCore) / steps));
            }
            epochs = done;
            first = 0;
            steps = 0;
            return;
        }
        last = System.nanoTime();
        lastCore = coreSeconds();
        if (first == 0) {
            first = last;
            firstCore = lastCore;
        } else {
            steps++;
        }
    }

    private static double coreSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(duration -> duration.toNanos() / 1e9)
                .orElse(0.0);
    }

    @Override
    public boolean cancelled() {
        return windows.size() >= wanted;
    }

    /** The windows after the first {@code skipped}. */
    List<Window> windows(int skipped) {
        return windows.subList(skipped, windows.size());
    }
}
