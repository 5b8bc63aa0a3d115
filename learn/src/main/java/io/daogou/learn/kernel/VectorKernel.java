package io.daogou.learn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on the Vector API, at one width for the life of the JVM.
 *
 * <p>The species are static and final because the compiler turns vectors into registers only if it knows their width. A
 * tile is 5 rows × 2 vectors: with 10 sums, 2 vectors of {@code b} and 1 of {@code a} a few of the 16 registers of a
 * processor with 256 bits are left to the compiler, and 10 independent sums are enough to hide the latency of multiply-add.
 * Registers have to be local variables, hence the rows written out.
 */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> FLOATS = VectorChoice.species();

    /** For what is left of whole vectors. */
    private static final LoopKernel REST = new LoopKernel();

    private static final int LANES = FLOATS.length();
    private static final int COLUMNS = 2 * LANES;

    // Lanes whose index has the bit, and the exchange of lanes that differ in it.
    private static final VectorMask<Float> FOUR = lanesWith(4);
    private static final VectorMask<Float> TWO = lanesWith(2);
    private static final VectorMask<Float> ONE = lanesWith(1);
    private static final VectorShuffle<Float> BY_FOUR = VectorShuffle.fromOp(FLOATS, lane -> (lane ^ 4) % LANES);
    private static final VectorShuffle<Float> BY_TWO = VectorShuffle.fromOp(FLOATS, lane -> lane ^ 2);
    private static final VectorShuffle<Float> BY_ONE = VectorShuffle.fromOp(FLOATS, lane -> lane ^ 1);

    private static VectorMask<Float> lanesWith(int bit) {
        long bits = 0;
        for (int lane = 0; lane < LANES; lane++) {
            bits |= (lane & bit) == 0 ? 0 : 1L << lane;
        }
        return VectorMask.fromLong(FLOATS, bits);
    }

    @Override
    public String description() {
        return "vectors of " + FLOATS.vectorBitSize() + " bits";
    }

    @Override
    public int tileColumns() {
        return COLUMNS;
    }

    @Override
    public void addTile(
            int depth, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStride, float[] scratch) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c40 = c00;
        FloatVector c41 = c00;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, bFrom + k * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, bFrom + k * COLUMNS + LANES);
            int at = aFrom + k * TILE_ROWS;
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(FLOATS, a[at + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c11.intoArray(scratch, 0);
            FloatVector a2 = FloatVector.broadcast(FLOATS, a[at + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(FLOATS, a[at + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(FLOATS, a[at + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
        }
        addRow(c00, c01, c, cFrom);
        addRow(c10, c11, c, cFrom + cStride);
        addRow(c20, c21, c, cFrom + 2 * cStride);
        addRow(c30, c31, c, cFrom + 3 * cStride);
        addRow(c40, c41, c, cFrom + 4 * cStride);
    }

    private static void addRow(FloatVector left, FloatVector right, float[] c, int at) {
        FloatVector.fromArray(FLOATS, c, at).add(left).intoArray(c, at);
        FloatVector.fromArray(FLOATS, c, at + LANES).add(right).intoArray(c, at + LANES);
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int k = 0;
        for (; k <= length - 4 * LANES; k += 4 * LANES) {
            s0 = product(a, aFrom + k, b, bFrom + k, s0);
            s1 = product(a, aFrom + k + LANES, b, bFrom + k + LANES, s1);
            s2 = product(a, aFrom + k + 2 * LANES, b, bFrom + k + 2 * LANES, s2);
            s3 = product(a, aFrom + k + 3 * LANES, b, bFrom + k + 3 * LANES, s3);
        }
        for (; k <= length - LANES; k += LANES) {
            s0 = product(a, aFrom + k, b, bFrom + k, s0);
        }
        return Lanes.sum(s0.add(s1).add(s2.add(s3))) + REST.dot(a, aFrom + k, b, bFrom + k, length - k);
    }

    private static FloatVector product(float[] a, int aFrom, float[] b, int bFrom, FloatVector sum) {
        return FloatVector.fromArray(FLOATS, a, aFrom).fma(FloatVector.fromArray(FLOATS, b, bFrom), sum);
    }

    @Override
    public void addScaled(float factor, float[] x, int xFrom, float[] y, int yFrom, int length) {
        FloatVector factors = FloatVector.broadcast(FLOATS, factor);
        int k = 0;
        for (; k <= length - LANES; k += LANES) {
            FloatVector.fromArray(FLOATS, x, xFrom + k)
                    .fma(factors, FloatVector.fromArray(FLOATS, y, yFrom + k))
                    .intoArray(y, yFrom + k);
        }
        REST.addScaled(factor, x, xFrom + k, y, yFrom + k, length - k);
    }

    @Override
    public void sumRows(float[] factors, int[] rows, int from, int to, float[] x, int width, float[] y, int yFrom) {
        int l = 0;
        for (; l <= width - 4 * LANES; l += 4 * LANES) {
            sumFour(factors, rows, from, to, x, width, l, y, yFrom + l);
        }
        for (; l <= width - LANES; l += LANES) {
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int k = from; k < to; k++) {
                sum = FloatVector.fromArray(FLOATS, x, rows[k] * width + l)
                        .fma(FloatVector.broadcast(FLOATS, factors[k]), sum);
            }
            sum.intoArray(y, yFrom + l);
        }
        for (; l < width; l++) {
            float sum = 0;
            for (int k = from; k < to; k++) {
                sum = Math.fma(factors[k], x[rows[k] * width + l], sum);
            }
            y[yFrom + l] = sum;
        }
    }

    /** Four vectors at a time: as many sums hide that each waits for the one before. */
    private static void sumFour(
            float[] factors, int[] rows, int from, int to, float[] x, int width, int l, float[] y, int at) {
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int k = from; k < to; k++) {
            FloatVector factor = FloatVector.broadcast(FLOATS, factors[k]);
            int row = rows[k] * width + l;
            s0 = FloatVector.fromArray(FLOATS, x, row).fma(factor, s0);
            s1 = FloatVector.fromArray(FLOATS, x, row + LANES).fma(factor, s1);
            s2 = FloatVector.fromArray(FLOATS, x, row + 2 * LANES).fma(factor, s2);
            s3 = FloatVector.fromArray(FLOATS, x, row + 3 * LANES).fma(factor, s3);
        }
        s0.intoArray(y, at);
        s1.intoArray(y, at + LANES);
        s2.intoArray(y, at + 2 * LANES);
        s3.intoArray(y, at + 3 * LANES);
    }

    @Override
    public void timesVector(
            float[] rows,
            int rowsFrom,
            int stride,
            int count,
            float[] x,
            int xFrom,
            float[] out,
            int outFrom,
            float[] scratch) {
        for (int r = 0; r < count; r += PaddedRows.ROW_STEP) {
            eightProducts(rows, rowsFrom + r * stride, stride, x, xFrom, out, outFrom + r, scratch);
        }
    }

    /** The products of eight rows. */
    private static void eightProducts(
            float[] rows, int from, int stride, float[] x, int xFrom, float[] out, int to, float[] scratch) {
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int k = 0; k < stride; k += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFrom + k);
            int at = from + k;
            s0 = FloatVector.fromArray(FLOATS, rows, at).fma(v, s0);
            s1 = FloatVector.fromArray(FLOATS, rows, at + stride).fma(v, s1);
            s2 = FloatVector.fromArray(FLOATS, rows, at + 2 * stride).fma(v, s2);
            s3 = FloatVector.fromArray(FLOATS, rows, at + 3 * stride).fma(v, s3);
            s4 = FloatVector.fromArray(FLOATS, rows, at + 4 * stride).fma(v, s4);
            s5 = FloatVector.fromArray(FLOATS, rows, at + 5 * stride).fma(v, s5);
            s6 = FloatVector.fromArray(FLOATS, rows, at + 6 * stride).fma(v, s6);
            s7 = FloatVector.fromArray(FLOATS, rows, at + 7 * stride).fma(v, s7);
        }
        if (LANES == 8) {
            // Rows in the order in which the folds interleave them, so that the sums come out in theirs.
            FloatVector left = fold(fold(s0, s4, FOUR, BY_FOUR), fold(s2, s6, FOUR, BY_FOUR), TWO, BY_TWO);
            FloatVector right = fold(fold(s1, s5, FOUR, BY_FOUR), fold(s3, s7, FOUR, BY_FOUR), TWO, BY_TWO);
            fold(left, right, ONE, BY_ONE).intoArray(out, to);
            return;
        }
        s0.intoArray(scratch, 0);
        s1.intoArray(scratch, LANES);
        s2.intoArray(scratch, 2 * LANES);
        s3.intoArray(scratch, 3 * LANES);
        s4.intoArray(scratch, 4 * LANES);
        s5.intoArray(scratch, 5 * LANES);
        s6.intoArray(scratch, 6 * LANES);
        s7.intoArray(scratch, 7 * LANES);
        for (int k = 0; k < PaddedRows.ROW_STEP; k++) {
            out[to + k] = sum(scratch, k * LANES);
        }
    }

    /** Adds two halves of the lanes of each vector; the sums of {@code b} are in the lanes of the mask. */
    private static FloatVector fold(FloatVector a, FloatVector b, VectorMask<Float> mask, VectorShuffle<Float> swap) {
        return a.blend(b, mask).add(b.blend(a, mask).rearrange(swap));
    }

    /** The sum of the lanes at a place of an array, in one fixed order. */
    private static float sum(float[] lanes, int at) {
        float sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum += lanes[at + lane];
        }
        return sum;
    }

    @Override
    public void addRows(float[] factors, float[] rows, int stride, int count, float[] y) {
        int k = 0;
        for (; k <= stride - 8 * LANES; k += 8 * LANES) {
            addEightVectors(factors, rows, stride, count, y, k);
        }
        for (; k < stride; k += LANES) {
            FloatVector sum = FloatVector.fromArray(FLOATS, y, k);
            for (int r = 0; r < count; r++) {
                sum = FloatVector.fromArray(FLOATS, rows, r * stride + k)
                        .fma(FloatVector.broadcast(FLOATS, factors[r]), sum);
            }
            sum.intoArray(y, k);
        }
    }

    private static void addEightVectors(float[] factors, float[] rows, int stride, int count, float[] y, int from) {
        FloatVector s0 = FloatVector.fromArray(FLOATS, y, from);
        FloatVector s1 = FloatVector.fromArray(FLOATS, y, from + LANES);
        FloatVector s2 = FloatVector.fromArray(FLOATS, y, from + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(FLOATS, y, from + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(FLOATS, y, from + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(FLOATS, y, from + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(FLOATS, y, from + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(FLOATS, y, from + 7 * LANES);
        for (int r = 0; r < count; r++) {
            FloatVector factor = FloatVector.broadcast(FLOATS, factors[r]);
            int at = r * stride + from;
            s0 = FloatVector.fromArray(FLOATS, rows, at).fma(factor, s0);
            s1 = FloatVector.fromArray(FLOATS, rows, at + LANES).fma(factor, s1);
            s2 = FloatVector.fromArray(FLOATS, rows, at + 2 * LANES).fma(factor, s2);
            s3 = FloatVector.fromArray(FLOATS, rows, at + 3 * LANES).fma(factor, s3);
            s4 = FloatVector.fromArray(FLOATS, rows, at + 4 * LANES).fma(factor, s4);
            s5 = FloatVector.fromArray(FLOATS, rows, at + 5 * LANES).fma(factor, s5);
            s6 = FloatVector.fromArray(FLOATS, rows, at + 6 * LANES).fma(factor, s6);
            s7 = FloatVector.fromArray(FLOATS, rows, at + 7 * LANES).fma(factor, s7);
        }
        s0.intoArray(y, from);
        s1.intoArray(y, from + LANES);
        s2.intoArray(y, from + 2 * LANES);
        s3.intoArray(y, from + 3 * LANES);
        s4.intoArray(y, from + 4 * LANES);
        s5.intoArray(y, from + 5 * LANES);
        s6.intoArray(y, from + 6 * LANES);
        s7.intoArray(y, from + 7 * LANES);
    }

    @Override
    public void eliminate(float[] a, int stride, int pivot, int count) {
        int row = pivot * stride;
        float inverse = 1 / a[row + pivot];
        for (int i = pivot + 1; i < count; i++) {
            FloatVector factor = FloatVector.broadcast(FLOATS, -a[row + i] * inverse);
            int target = i * stride;
            // From whole vectors on, so that no entry is left for another loop.
            for (int j = i & -LANES; j <= count; j += LANES) {
                FloatVector.fromArray(FLOATS, a, row + j)
                        .fma(factor, FloatVector.fromArray(FLOATS, a, target + j))
                        .intoArray(a, target + j);
            }
        }
    }

    @Override
    public void scale(float factor, float[] x, int xFrom, float[] out, int outFrom, int length) {
        FloatVector factors = FloatVector.broadcast(FLOATS, factor);
        int k = 0;
        for (; k <= length - LANES; k += LANES) {
            FloatVector.fromArray(FLOATS, x, xFrom + k).mul(factors).intoArray(out, outFrom + k);
        }
        REST.scale(factor, x, xFrom + k, out, outFrom + k, length - k);
    }

    @Override
    public void multiply(float[] x, int xFrom, float[] y, int yFrom, float[] out, int outFrom, int length) {
        int k = 0;
        for (; k <= length - LANES; k += LANES) {
            FloatVector.fromArray(FLOATS, x, xFrom + k)
                    .mul(FloatVector.fromArray(FLOATS, y, yFrom + k))
                    .intoArray(out, outFrom + k);
        }
        REST.multiply(x, xFrom + k, y, yFrom + k, out, outFrom + k, length - k);
    }

    @Override
    public int atLeast(float least, float[] values, int from, int to, int[] found) {
        FloatVector bound = FloatVector.broadcast(FLOATS, least);
        int count = 0;
        int k = from;
        for (; k <= to - LANES; k += LANES) {
            VectorMask<Float> high = FloatVector.fromArray(FLOATS, values, k).compare(VectorOperators.GE, bound);
            if (high.anyTrue()) {
                count = positions(high.toLong(), k, found, count);
            }
        }
        for (; k < to; k++) {
            if (values[k] >= least) {
                found[count++] = k;
            }
        }
        return count;
    }

    private static int positions(long bits, int from, int[] found, int count) {
        int next = count;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            found[next++] = from + Long.numberOfTrailingZeros(rest);
        }
        return next;
    }
}
