package io.daogou.learn.matrix;

import io.daogou.learn.kernel.Kernels;
import java.util.Arrays;

/**
 * Items' factors as small whole numbers beside the exact ones: the best items of one query, in half the memory traffic.
 *
 * <p><b>Source.</b> Scalar quantisation with re-scoring, as in vector search; the bounds are Cauchy and Schwarz's and the
 * triangle inequality; the order of norms is that of {@link TopProducts}.
 *
 * <p><b>Model.</b> Items are sorted by their norm, longest first, in blocks of one scale {@code s}: a vector {@code v} is close
 * to {@code s · b} with whole numbers {@code |b| <= 31}. For a query {@code q ≈ t · c}, the product {@code q · v} is {@code t ·
 * s · (c · b)} but for at most {@code |q - t·c| · |v| + |t·c| · |v - s·b|}. Items whose product cannot reach the list by that
 * are passed over; the others are scored exactly. So the list is that of exact scores, ties included. A query ends when its
 * norm times the longest norm to come cannot reach the list.
 *
 * <p>{@code c} is so small that all products fit 16 bits, and a block lies factor by factor: a plain loop over its items
 * becomes vectors of 16 lanes, and no sum across lanes interrupts it.
 *
 * <p><b>Cost.</b> At most {@code items · factors} products of small integers and few of floats; memory: {@code 2 ·
 * factors + 4} bytes an item, with the factors rounded up to a multiple of 4 and the items to one of 512, besides the factors
 * themselves, which are kept. <b>Threads.</b> Immutable; a query is one thread's work. For many
 * queries at once {@link TopProducts} is faster.
 */
public final class QuantizedItems {
    /** Items of a block: its sums stay in the first-level cache. */
    private static final int BLOCK = 512;
    /** The largest whole number of an item; more would leave less to the query. */
    private static final int LARGEST = 31;
    /** Factors that are added at a time. */
    private static final int STEP = 4;
    /** With more factors too few steps are left to a query: their rounding alone could fill 16 bits. */
    private static final int MOST_FACTORS = 2000;

    private final int factors;
    private final float[] exact;
    private final int[] order;
    /** Block by block, in it factor by factor: {@code BLOCK} numbers; zeros behind the last item and the last factor. */
    private final short[] numbers;

    /** Factors, rounded up to a multiple of {@link #STEP}. */
    private final int padded;

    private final Block[] blocks;

    /**
     * What is known of a block.
     *
     * @param scale of its numbers
     * @param norm the longest in it and after it
     * @param error the longest of what numbers leave out
     */
    private record Block(float scale, double norm, double error) {}

    /**
     * Quantises items.
     *
     * @param items a row of at most 2,000 finite factors for each; kept, so it must not change
     * @throws IllegalArgumentException if there are more factors, or one is not finite
     */
    public QuantizedItems(DenseMatrix items) {
        factors = items.columns();
        if (factors > MOST_FACTORS) {
            throw new IllegalArgumentException("Items have " + factors + " factors, and small numbers tell at most "
                    + MOST_FACTORS + " apart: take fewer factors, or TopProducts");
        }
        padded = (factors + STEP - 1) / STEP * STEP;
        exact = items.values();
        double[] norms = new double[items.rows()];
        for (int item = 0; item < norms.length; item++) {
            norms[item] = norm(exact, item * factors, factors);
        }
        order = TopProducts.byNorm(norms);
        blocks = new Block[(order.length + BLOCK - 1) / BLOCK];
        numbers = new short[Math.multiplyExact(Math.multiplyExact(blocks.length, BLOCK), padded)];
        Parallel.ranges(blocks.length, 8, (from, to) -> {
            for (int block = from; block < to; block++) {
                blocks[block] = quantise(block, norms[order[block * BLOCK]]);
            }
        });
    }

    private static double norm(float[] values, int from, int length) {
        double squares = 0;
        for (int k = from; k < from + length; k++) {
            squares += (double) values[k] * values[k];
        }
        if (!(squares < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A vector has factors whose squares add up to " + squares
                    + "; factors must be finite: Infinity and NaN are not");
        }
        return Math.sqrt(squares);
    }

    private Block quantise(int block, double norm) {
        int first = block * BLOCK;
        int last = Math.min(order.length, first + BLOCK);
        float scale = 0;
        for (int place = first; place < last; place++) {
            for (int k = 0; k < factors; k++) {
                scale = Math.max(scale, Math.abs(exact[order[place] * factors + k]) / LARGEST);
            }
        }
        double worst = 0;
        for (int place = first; place < last; place++) {
            double squares = 0;
            for (int k = 0; k < factors; k++) {
                float value = exact[order[place] * factors + k];
                int number = scale > 0 ? Math.clamp(Math.round(value / scale), -LARGEST, LARGEST) : 0;
                numbers[(block * padded + k) * BLOCK + place - first] = (short) number;
                double rest = value - (double) scale * number;
                squares += rest * rest;
            }
            worst = Math.max(worst, squares);
        }
        return new Block(scale, norm, Math.sqrt(worst));
    }

    /**
     * The items with the highest products, best first.
     *
     * @param query finite factors
     * @param excluded the items that must not appear, ascending
     * @throws IllegalArgumentException if the query has other factors than the items, or the limit is negative
     */
    public int[] best(float[] query, int limit, int[] excluded) {
        if (query.length != factors) {
            throw new IllegalArgumentException(
                    "A query of " + query.length + " factors does not fit items of " + factors);
        }
        TopHeap list = new TopHeap(limit);
        Rough rough = Rough.of(query, padded);
        char[] sums = new char[BLOCK];
        for (int block = 0; block < blocks.length && rough.most(blocks[block]) >= list.threshold(); block++) {
            rough.products(numbers, block * padded * BLOCK, sums);
            int first = block * BLOCK;
            int count = Math.min(BLOCK, order.length - first);
            int least = rough.least(blocks[block], list.threshold());
            for (int k = 0; k < count; k++) {
                if ((short) sums[k] >= least) {
                    int item = order[first + k];
                    float score = Kernels.dot(query, 0, exact, item * factors, factors);
                    if (list.accepts(item, score) && Arrays.binarySearch(excluded, item) < 0) {
                        list.offer(item, score);
                        least = rough.least(blocks[block], list.threshold());
                    }
                }
            }
        }
        return list.drain();
    }

    /**
     * A query in whole numbers.
     *
     * @param numbers {@code c}
     * @param scale {@code t}
     * @param norm of the query, widened by what rounding of scores can do
     * @param error the norm of what the numbers leave out, widened as well
     */
    // Lives as long as one call.
    @SuppressWarnings("ArrayRecordComponent")
    private record Rough(short[] numbers, double scale, double norm, double error) {
        static Rough of(float[] query, int padded) {
            double norm = QuantizedItems.norm(query, 0, query.length);
            double sum = 0;
            for (float factor : query) {
                sum += Math.abs(factor);
            }
            // Rounding may add a half to each, hence the room that is left.
            double room = (double) Short.MAX_VALUE / LARGEST - 0.5 * query.length;
            double scale = sum > 0 ? sum / room : 1;
            short[] numbers = new short[padded];
            double squares = 0;
            for (int k = 0; k < query.length; k++) {
                numbers[k] = (short) Math.round(query[k] / scale);
                double rest = query[k] - scale * numbers[k];
                squares += rest * rest;
            }
            double rounding = norm * (1e-6 + 4e-7 * query.length);
            return new Rough(numbers, scale, norm + rounding, Math.sqrt(squares) + rounding);
        }

        /** The highest score that an item of a block or after it can have. */
        double most(Block block) {
            return norm * block.norm;
        }

        /** The least product of whole numbers that an item of a block needs for a score. */
        int least(Block block, float score) {
            double slack = error * block.norm + (norm + error) * block.error;
            double least = Math.floor((score - slack) / (scale * block.scale));
            // Also when nothing is to be reached yet, or nothing can be told apart.
            return least > Short.MIN_VALUE ? (int) Math.min(least, Short.MAX_VALUE + 1) : Short.MIN_VALUE;
        }

        /** The products with all items of a block, as 16 bits with a sign. */
        void products(short[] items, int from, char[] sums) {
            Arrays.fill(sums, (char) 0);
            for (int k = 0; k < numbers.length; k += STEP) {
                addFour(k, items, from + k * BLOCK, sums);
            }
        }

        /**
         * Adds four factors. The sums are chars because two arrays of one type might be the same one, and then the compiler
         * would take the items one by one.
         */
        private void addFour(int k, short[] items, int from, char[] sums) {
            int a = numbers[k];
            int b = numbers[k + 1];
            int c = numbers[k + 2];
            int d = numbers[k + 3];
            for (int i = 0; i < BLOCK; i++) {
                int at = from + i;
                int first = a * items[at] + b * items[at + BLOCK];
                int second = c * items[at + 2 * BLOCK] + d * items[at + 3 * BLOCK];
                sums[i] = (char) (sums[i] + first + second);
            }
        }
    }
}
