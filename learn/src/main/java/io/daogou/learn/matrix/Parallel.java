package io.daogou.learn.matrix;

import java.util.concurrent.RecursiveAction;

/**
 * A loop over a range of ints on several cores.
 *
 * <p>It runs in the fork-join pool of the calling thread, otherwise in the common pool with the caller taking part. To use
 * another number of threads, call the model from a task of a pool of that size: {@code new
 * ForkJoinPool(threads).submit(...).join()}. An exception in a body ends the loop and reaches the caller.
 *
 * <p>Determinism: which thread runs which part is open, so a body must only write what belongs to its own part.
 */
public final class Parallel {
    private Parallel() {}

    /** A part of a loop. */
    @FunctionalInterface
    public interface Range {
        /** Does the steps {@code from .. to-1}. */
        void run(int from, int to);
    }

    /**
     * Runs {@code body} over {@code 0 .. count-1} in parts of at most {@code grain} steps.
     *
     * @throws IllegalArgumentException if the grain is not positive
     */
    public static void ranges(int count, int grain, Range body) {
        if (grain < 1) {
            throw new IllegalArgumentException("The grain is " + grain + "; it must be at least 1");
        }
        if (count > 0) {
            new Part(0, count, grain, body).invoke();
        }
    }

    /** Halves itself on multiples of the grain, so the parts are the same for any number of threads. */
    private static final class Part extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final int from;
        private final int to;
        private final int grain;
        private final transient Range body;

        private Part(int from, int to, int grain, Range body) {
            this.from = from;
            this.to = to;
            this.grain = grain;
            this.body = body;
        }

        @Override
        protected void compute() {
            int length = to - from;
            if (length <= grain) {
                body.run(from, to);
                return;
            }
            int grains = (length - 1) / grain + 1;
            int middle = from + grains / 2 * grain;
            invokeAll(new Part(from, middle, grain, body), new Part(middle, to, grain, body));
        }
    }
}
