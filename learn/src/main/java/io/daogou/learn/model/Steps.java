package io.daogou.learn.model;

/** Counts steps that several threads finish, and passes them on to a {@link Progress} one at a time. */
public final class Steps {
    private final Progress progress;
    private final long total;
    private long done;

    /**
     * Begins at none of {@code total}.
     *
     * @throws TrainingCancelled if {@code progress} says so already
     */
    public Steps(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
        checkCancelled();
    }

    /**
     * Passes on that so many more are finished.
     *
     * @throws TrainingCancelled if the progress says so
     */
    public synchronized void add(long steps) {
        checkCancelled();
        done += steps;
        progress.update(done, total);
    }

    /** Whether to end soon with the best so far. */
    public boolean enough() {
        return progress.enough();
    }

    private void checkCancelled() {
        if (progress.cancelled()) {
            throw new TrainingCancelled();
        }
    }
}
