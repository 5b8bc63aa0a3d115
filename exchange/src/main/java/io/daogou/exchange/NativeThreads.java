package io.daogou.exchange;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * A few platform threads that make all calls of one native library. A call from a virtual thread would hold its carrier, and as
 * many of them as there are cores would stop everybody.
 *
 * <p><b>Threads:</b> any number may call; they wait for their result. <b>Failure:</b> what a call throws, its caller gets.
 */
public final class NativeThreads implements AutoCloseable {
    private final ExecutorService pool;

    /**
     * So many threads.
     *
     * @param name of the threads, for people
     */
    public NativeThreads(String name, int threads) {
        pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    /** Makes a call there and waits. An interrupt of the caller stops neither the wait nor the call, and is kept for later. */
    public <T> T call(Callable<T> call) throws Exception {
        Future<T> result = submit(call);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException early) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failure) {
            throw cause(failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> Future<T> submit(Callable<T> call) {
        try {
            return pool.submit(call);
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("The threads for native calls are closed", closed);
        }
    }

    private static Exception cause(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof Exception exception ? exception : failure;
    }

    /** Lets running calls end. */
    @Override
    public void close() {
        pool.close();
    }
}
