package io.daogou.learn;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;

/** Runs something with a given number of threads. */
public final class Threads {
    private Threads() {}

    /** The result of {@code task}, whose parallel loops use a pool of that size. */
    public static <T> T with(int threads, Callable<T> task) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(task).join();
        }
    }
}
