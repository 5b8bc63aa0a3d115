package io.daogou.bench;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** Repeated measurements. */
final class Medians {
    private Medians() {}

    /** The median of two measurements made in turn, so that both meet the same noise. */
    static double[] inTurn(int times, DoubleSupplier first, DoubleSupplier second) {
        double[] firsts = new double[times];
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++) {
            firsts[i] = first.getAsDouble();
            seconds[i] = second.getAsDouble();
        }
        return new double[] {median(firsts), median(seconds)};
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
