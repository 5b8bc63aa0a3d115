package io.daogou.server;

import java.util.concurrent.CountDownLatch;

/** Keeps a shop open until the process is told to stop. */
final class Serving {
    private Serving() {}

    /** Starts, then waits for SIGTERM, Ctrl-C or an interrupt, and closes the shop whatever happens. */
    static int run(Assembly assembly, Runnable start) {
        Thread hook = new Thread(assembly::close, "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start.run();
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            // A clean end for whoever runs us inside a process of theirs.
        } catch (RuntimeException | Error failure) {
            close(assembly, hook);
            throw failure;
        }
        close(assembly, hook);
        return 0;
    }

    private static void close(Assembly assembly, Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            assembly.close();
        } catch (IllegalStateException stopping) {
            // The hook closes.
        }
    }
}
