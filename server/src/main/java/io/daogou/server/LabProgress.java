package io.daogou.server;

import io.daogou.learn.lab.Reporter;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows the work of the lab on the error stream, and lets Ctrl-C or an interrupt end it in good order. */
final class LabProgress implements Reporter, AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final PrintWriter out;
    private final Progress progress;
    private final Thread caller = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end);
    private volatile boolean stopping;
    private volatile @Nullable AutoCloseable unfinished;

    LabProgress(PrintWriter out) {
        this.out = out;
        this.progress = Progress.on(out);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public io.daogou.learn.model.Progress step(String name) {
        return step(name, false);
    }

    /** A step of which notes are shown too, where there are no other steps to lose sight of. */
    io.daogou.learn.model.Progress toldStep(String name) {
        return step(name, true);
    }

    private synchronized io.daogou.learn.model.Progress step(String name, boolean isTold) {
        progress.update(name, 0, 0);
        return new io.daogou.learn.model.Progress() {
            @Override
            public void update(long done, long total) {
                show(name, done, total);
            }

            @Override
            public void note(String line) {
                if (isTold) {
                    LabProgress.this.note(line);
                }
            }

            @Override
            public boolean cancelled() {
                return isCancelled();
            }
        };
    }

    private synchronized void show(String name, long done, long total) {
        progress.update(name, done, total);
    }

    @Override
    public synchronized void note(String line) {
        progress.done();
        out.println("  " + line);
        out.flush();
    }

    /** The work is no longer wanted. */
    void stop() {
        stopping = true;
    }

    boolean isCancelled() {
        return stopping || caller.isInterrupted();
    }

    /** What is closed if the process ends before it is finished. */
    void guards(AutoCloseable file) {
        unfinished = file;
    }

    private void end() {
        stopping = true;
        try {
            boolean ended = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            AutoCloseable file = unfinished;
            if (!ended && file != null) {
                file.close();
            }
        } catch (Exception ignored) {
            // The process ends anyway.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        progress.done();
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already, and the hook has just been let go.
        }
    }
}
