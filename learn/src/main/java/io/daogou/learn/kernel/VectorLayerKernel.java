package io.daogou.learn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of deep models on the Vector API, at one width for the life of the JVM.
 *
 * <p>A tile is 4 rows × 2 vectors: eight independent sums hide the latency of multiply-add, and with two vectors of {@code b}
 * and one of {@code a} they leave room in the 16 registers of a processor with 256 bits; with twelve sums the compiler has to
 * put some aside. {@code b} is packed because the compiler checks the bounds of a step of constant width once a loop, and those
 * of any other in every round, and because rows a power of two apart would fall out of the first-level cache.
 */
final class VectorLayerKernel implements LayerKernel {
    private static final VectorSpecies<Float> FLOATS = VectorChoice.species();
    private static final int LANES = FLOATS.length();
    private static final int COLUMNS = 2 * LANES;
    /** As many numbers as a tile has rows. */
    private static final VectorSpecies<Float> ROWS = FloatVector.SPECIES_128;

    /** For what is left of whole vectors. */
    private static final LoopLayerKernel REST = new LoopLayerKernel();

    // Where e^x ends to be a float of full precision; scores beyond are as good as these.
    private static final float LEAST = -87.3f;
    private static final float MOST = 88.3f;
    private static final float LOG2_E = 1.442695f;
    /** ln 2 in two parts, so that the product with a small whole number is exact in the first. */
    private static final float LN2_HIGH = 355f / 512;

    private static final float LN2_LOW = -2.1219444e-4f;
    /** Adding it leaves a whole number in the lowest bits of a float. */
    private static final float ROUNDING = 12582912f;

    private static final int FRACTION_BITS = 23;
    private static final int BIAS = 127;

    @Override
    public int tileColumns() {
        return COLUMNS;
    }

    @Override
    public void packRows(int depth, float[] a, int aFrom, int aDown, int aAlong, float[] panel, int to) {
        if (aDown == 1) {
            for (int k = 0; k < depth; k++) {
                FloatVector.fromArray(ROWS, a, aFrom + k * aAlong).intoArray(panel, to + k * TILE_ROWS);
            }
        } else {
            int second = aFrom + aDown;
            int third = second + aDown;
            int fourth = third + aDown;
            for (int k = 0; k < depth; k++) {
                panel[to + k * TILE_ROWS] = a[aFrom + k * aAlong];
                panel[to + k * TILE_ROWS + 1] = a[second + k * aAlong];
                panel[to + k * TILE_ROWS + 2] = a[third + k * aAlong];
                panel[to + k * TILE_ROWS + 3] = a[fourth + k * aAlong];
            }
        }
    }

    @Override
    public void packColumns(int depth, float[] b, int bFrom, int bDown, float[] panel, int to) {
        int at = bFrom;
        for (int k = 0; k < depth; k++) {
            FloatVector.fromArray(FLOATS, b, at).intoArray(panel, to + k * COLUMNS);
            FloatVector.fromArray(FLOATS, b, at + LANES).intoArray(panel, to + k * COLUMNS + LANES);
            at += bDown;
        }
    }

    @Override
    public void addTile(int depth, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cDown) {
        FloatVector c00 = FloatVector.zero(FLOATS);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, bFrom + k * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, bFrom + k * COLUMNS + LANES);
            int at = aFrom + k * TILE_ROWS;
            FloatVector factor = FloatVector.broadcast(FLOATS, a[at]);
            c00 = factor.fma(b0, c00);
            c01 = factor.fma(b1, c01);
            factor = FloatVector.broadcast(FLOATS, a[at + 1]);
            c10 = factor.fma(b0, c10);
            c11 = factor.fma(b1, c11);
            factor = FloatVector.broadcast(FLOATS, a[at + 2]);
            c20 = factor.fma(b0, c20);
            c21 = factor.fma(b1, c21);
            factor = FloatVector.broadcast(FLOATS, a[at + 3]);
            c30 = factor.fma(b0, c30);
            c31 = factor.fma(b1, c31);
        }
        add(c00, c01, c, cFrom);
        add(c10, c11, c, cFrom + cDown);
        add(c20, c21, c, cFrom + 2 * cDown);
        add(c30, c31, c, cFrom + 3 * cDown);
    }

    private static void add(FloatVector left, FloatVector right, float[] c, int at) {
        FloatVector.fromArray(FLOATS, c, at).add(left).intoArray(c, at);
        FloatVector.fromArray(FLOATS, c, at + LANES).add(right).intoArray(c, at + LANES);
    }

    @Override
    public void addRow(
            int depth,
            float[] a,
            int aFrom,
            int aAlong,
            float[] b,
            int bFrom,
            int bDown,
            float[] c,
            int cFrom,
            int columns) {
        int j = 0;
        for (; j <= columns - 4 * LANES; j += 4 * LANES) {
            addFourVectors(depth, a, aFrom, aAlong, b, bFrom + j, bDown, c, cFrom + j);
        }
        for (; j <= columns - LANES; j += LANES) {
            FloatVector sum = FloatVector.fromArray(FLOATS, c, cFrom + j);
            for (int k = 0; k < depth; k++) {
                sum = FloatVector.broadcast(FLOATS, a[aFrom + k * aAlong])
                        .fma(FloatVector.fromArray(FLOATS, b, bFrom + k * bDown + j), sum);
            }
            sum.intoArray(c, cFrom + j);
        }
        if (j < columns) {
            REST.addRow(depth, a, aFrom, aAlong, b, bFrom + j, bDown, c, cFrom + j, columns - j);
        }
    }

    private static void addFourVectors(
            int depth, float[] a, int aFrom, int aAlong, float[] b, int bFrom, int bDown, float[] c, int cFrom) {
        FloatVector s0 = FloatVector.fromArray(FLOATS, c, cFrom);
        FloatVector s1 = FloatVector.fromArray(FLOATS, c, cFrom + LANES);
        FloatVector s2 = FloatVector.fromArray(FLOATS, c, cFrom + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(FLOATS, c, cFrom + 3 * LANES);
        int at = bFrom;
        for (int k = 0; k < depth; k++) {
            FloatVector factor = FloatVector.broadcast(FLOATS, a[aFrom + k * aAlong]);
            s0 = FloatVector.fromArray(FLOATS, b, at).fma(factor, s0);
            s1 = FloatVector.fromArray(FLOATS, b, at + LANES).fma(factor, s1);
            s2 = FloatVector.fromArray(FLOATS, b, at + 2 * LANES).fma(factor, s2);
            s3 = FloatVector.fromArray(FLOATS, b, at + 3 * LANES).fma(factor, s3);
            at += bDown;
        }
        s0.intoArray(c, cFrom);
        s1.intoArray(c, cFrom + LANES);
        s2.intoArray(c, cFrom + 2 * LANES);
        s3.intoArray(c, cFrom + 3 * LANES);
    }

    /**
     * {@code e^x}, off by at most two units in the last place: {@code 2^n · e^r}, r the rest of x after n whole ln 2, and e^r by
     * a polynomial (coefficients of Cephes' expf).
     */
    private static FloatVector exponential(FloatVector x) {
        FloatVector bounded = x.max(LEAST).min(MOST);
        FloatVector shifted =
                bounded.fma(FloatVector.broadcast(FLOATS, LOG2_E), FloatVector.broadcast(FLOATS, ROUNDING));
        FloatVector whole = shifted.sub(ROUNDING);
        FloatVector rest = whole.fma(
                FloatVector.broadcast(FLOATS, -LN2_LOW), whole.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), bounded));
        FloatVector sum = FloatVector.broadcast(FLOATS, 1.9875691e-4f);
        sum = sum.fma(rest, FloatVector.broadcast(FLOATS, 1.3981999e-3f));
        sum = sum.fma(rest, FloatVector.broadcast(FLOATS, 8.333452e-3f));
        sum = sum.fma(rest, FloatVector.broadcast(FLOATS, 4.1665796e-2f));
        sum = sum.fma(rest, FloatVector.broadcast(FLOATS, 1.6666666e-1f));
        sum = sum.fma(rest, FloatVector.broadcast(FLOATS, 5.0e-1f));
        sum = sum.fma(rest.mul(rest), rest.add(1));
        IntVector exponent = shifted.reinterpretAsInts()
                .sub(Float.floatToRawIntBits(ROUNDING))
                .add(BIAS)
                .lanewise(VectorOperators.LSHL, FRACTION_BITS);
        return sum.mul(exponent.reinterpretAsFloats());
    }

    @Override
    public float largest(float[] x, int from, int length) {
        if (length < LANES) {
            return REST.largest(x, from, length);
        }
        FloatVector largest = FloatVector.fromArray(FLOATS, x, from);
        for (int k = LANES; k <= length - LANES; k += LANES) {
            largest = largest.max(FloatVector.fromArray(FLOATS, x, from + k));
        }
        // What is left of whole vectors, with some numbers for a second time.
        largest = largest.max(FloatVector.fromArray(FLOATS, x, from + length - LANES));
        return largest.reduceLanes(VectorOperators.MAX);
    }

    @Override
    public float exponentials(float[] x, int from, int length, float shift) {
        FloatVector sums = FloatVector.zero(FLOATS);
        int k = 0;
        for (; k <= length - LANES; k += LANES) {
            FloatVector value =
                    exponential(FloatVector.fromArray(FLOATS, x, from + k).sub(shift));
            value.intoArray(x, from + k);
            sums = sums.add(value);
        }
        return k == length ? Lanes.sum(sums) : Lanes.sum(sums) + REST.exponentials(x, from + k, length - k, shift);
    }

    private static FloatVector sigmoid(FloatVector x) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1);
        return one.div(exponential(x.neg()).add(1));
    }

    @Override
    public void gate(float linear, float cubic, float[] x, float[] y, int length) {
        FloatVector slope = FloatVector.broadcast(FLOATS, linear);
        int k = 0;
        for (; k <= length - LANES; k += LANES) {
            FloatVector value = FloatVector.fromArray(FLOATS, x, k);
            FloatVector square = value.mul(value);
            value.mul(sigmoid(value.mul(square.mul(cubic).add(slope)))).intoArray(y, k);
        }
        for (; k < length; k++) {
            double exponent = -x[k] * (linear + cubic * x[k] * x[k]);
            y[k] = (float) (x[k] / (1 + Math.exp(exponent)));
        }
    }

    @Override
    public void gateGradient(float linear, float cubic, float[] x, float[] dy, float[] dx, int length) {
        FloatVector slope = FloatVector.broadcast(FLOATS, linear);
        FloatVector one = FloatVector.broadcast(FLOATS, 1);
        int k = 0;
        for (; k <= length - LANES; k += LANES) {
            FloatVector value = FloatVector.fromArray(FLOATS, x, k);
            FloatVector square = value.mul(value);
            FloatVector share = sigmoid(value.mul(square.mul(cubic).add(slope)));
            FloatVector inner = square.mul(3 * cubic).add(slope);
            FloatVector bend = value.mul(share).mul(one.sub(share)).mul(inner);
            FloatVector.fromArray(FLOATS, dy, k).mul(share.add(bend)).intoArray(dx, k);
        }
        for (; k < length; k++) {
            float square = x[k] * x[k];
            float share = (float) (1 / (1 + Math.exp(-x[k] * (linear + cubic * square))));
            dx[k] = dy[k] * (share + x[k] * share * (1 - share) * (linear + 3 * cubic * square));
        }
    }

    @Override
    public float normalize(float[] x, int from, int length, float small, float[] normal) {
        if (length % LANES != 0) {
            return REST.normalize(x, from, length, small, normal);
        }
        FloatVector sums = FloatVector.zero(FLOATS);
        for (int k = 0; k < length; k += LANES) {
            sums = sums.add(FloatVector.fromArray(FLOATS, x, from + k));
        }
        float mean = Lanes.sum(sums) / length;
        FloatVector squares = FloatVector.zero(FLOATS);
        for (int k = 0; k < length; k += LANES) {
            FloatVector difference = FloatVector.fromArray(FLOATS, x, from + k).sub(mean);
            squares = difference.fma(difference, squares);
        }
        float scale = (float) (1 / Math.sqrt(Lanes.sum(squares) / length + small));
        for (int k = 0; k < length; k += LANES) {
            FloatVector.fromArray(FLOATS, x, from + k).sub(mean).mul(scale).intoArray(normal, from + k);
        }
        return scale;
    }

    @Override
    public void normalizeGradient(float[] normal, float[] g, float scale, int from, int length, float[] dx) {
        if (length % LANES != 0) {
            REST.normalizeGradient(normal, g, scale, from, length, dx);
            return;
        }
        FloatVector sums = FloatVector.zero(FLOATS);
        FloatVector products = FloatVector.zero(FLOATS);
        for (int k = 0; k < length; k += LANES) {
            FloatVector gradient = FloatVector.fromArray(FLOATS, g, from + k);
            sums = sums.add(gradient);
            products = gradient.fma(FloatVector.fromArray(FLOATS, normal, from + k), products);
        }
        FloatVector mean = FloatVector.broadcast(FLOATS, Lanes.sum(sums) / length);
        FloatVector along = FloatVector.broadcast(FLOATS, -Lanes.sum(products) / length);
        for (int k = 0; k < length; k += LANES) {
            FloatVector.fromArray(FLOATS, normal, from + k)
                    .fma(along, FloatVector.fromArray(FLOATS, g, from + k).sub(mean))
                    .mul(scale)
                    .intoArray(dx, from + k);
        }
    }
}
