package io.daogou.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Waits that an interruption does not end: a change that is on its way to the disk cannot be called back, so its caller
 * must learn what became of it. The thread's interrupted status is restored afterwards.
 */
final class Waiting {
    /** Something that waits for an answer. */
    @FunctionalInterface
    interface Wait<T> {
        T run() throws InterruptedException;
    }

    private Waiting() {}

    static <T> T uninterruptibly(Wait<T> wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.run();
                } catch (InterruptedException interruption) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What a future comes to, or the failure itself. */
    static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            switch (failure.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw failure;
            }
        }
    }
}
