package io.daogou.server.imports;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C end an import in good order: the batch in hand is stored and the summary printed before the process ends. */
final class Interruption {
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Importer importer) {
        hook = new Thread(() -> {
            importer.stop();
            awaitEnd();
        });
    }

    static Interruption stopping(Importer importer) {
        Interruption interruption = new Interruption(importer);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
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

    void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already, and the hook has just been let go.
        }
    }
}
