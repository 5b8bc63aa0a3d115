package io.daogou.learn.lab;

import io.daogou.learn.model.Progress;

/** A progress that asks a fit to end when it had its time, and ends it when all time is over. */
final class TimedProgress implements Progress {
    private final Progress inner;
    private final long enough;
    private final long over;

    /**
     * Wraps a progress.
     *
     * @param enough seconds from now after which the best so far is taken
     * @param over seconds from now after which the fit is given up
     */
    TimedProgress(Progress inner, double enough, double over) {
        this.inner = inner;
        this.enough = System.nanoTime() + (long) (Math.min(enough, 1e9) * 1e9);
        this.over = System.nanoTime() + (long) (Math.min(over, 1e9) * 1e9);
    }

    @Override
    public void update(long done, long total) {
        inner.update(done, total);
    }

    @Override
    public void note(String line) {
        inner.note(line);
    }

    @Override
    public boolean enough() {
        return inner.enough() || System.nanoTime() - enough > 0;
    }

    @Override
    public boolean cancelled() {
        return isCancelledByHand() || System.nanoTime() - over > 0;
    }

    /** Whether it is not the time that ends the fit. */
    boolean isCancelledByHand() {
        return inner.cancelled();
    }
}
