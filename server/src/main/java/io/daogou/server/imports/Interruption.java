package io.daogou.server.imports;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets Ctrl-C end an import in good order: the batch in hand is stored and the summary printed before the process ends. */
final class Interruption {
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Thread hook;

    /** From now on the end of the process waits for this import. */
    void stops(Importer importer) {
        hook = new Thread(() -> {
            importer.stop();
            awaitEnd();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("daogou import: given up waiting; run the same command again, nothing is doubled");
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    /** The import is over, and what it wrote to is closed. */
    void close() {
        over.countDown();
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException ending) {
            // The process is ending already, and the hook has just been let go.
        }
    }
}
