package io.daogou.learn.model;

/** Counts steps that several threads finish, and passes them on to a {@link Progress} one at a time. */
final class Steps {
    private final Progress progress;
    private final long total;
    private long done;

    Steps(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
        checkCancelled();
    }

    synchronized void add(long steps) {
        checkCancelled();
        done += steps;
        progress.update(done, total);
    }

    private void checkCancelled() {
        if (progress.cancelled()) {
            throw new TrainingCancelled();
        }
    }
}
