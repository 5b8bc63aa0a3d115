package io.daogou.learn.model;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;

/** EXPERIMENT. */
public final class FactorTraining {
    private static final int GRAIN = 8 * PackedProduct.tileRows();
    private final Interactions data;
    private final int n, d;
    private final FactorModel.Parameters p;
    private final boolean tied;
    private final double weightPower;
    private final FactorTable in, out;
    private final double decay;
    private final boolean cosineItems;
    /** Normalised outputs. */
    private final DenseMatrix normal;
    private final float[] norms;
    private final int layers; private final Interactions byItem;
    private DenseMatrix inP, outP;

    public FactorTraining(Interactions data, FactorModel.Parameters p, boolean tied, double weightPower, double decay, boolean cosineItems, int layers, int spectral) {
        this.layers = layers; this.byItem = data.transpose();
        this.data = data; this.p = p; this.tied = tied; this.weightPower = weightPower; this.decay = decay; this.cosineItems = cosineItems;
        n = data.items(); d = p.factors();
        in = new FactorTable(n, d, p.seed());
        out = tied ? in : new FactorTable(n, d, p.seed());
        normal = new DenseMatrix(n, d);
        norms = new float[n];
        if (spectral > 0) spectral(spectral);
    }

    public FactorModel model() { normalise(); return FactorModel.of(copy(inP), copy(normal)); }
    static DenseMatrix copy(DenseMatrix m) { DenseMatrix c = new DenseMatrix(m.rows(), m.columns()); System.arraycopy(m.values(), 0, c.values(), 0, m.values().length); return c; }

    /** mean of S^l E, l = 0..layers */
    private DenseMatrix propagate(DenseMatrix e) {
        if (layers == 0) return e;
        DenseMatrix sum = copy(e); DenseMatrix now = e;
        for (int l = 0; l < layers; l++) { now = smooth(now); for (int k = 0; k < n * d; k++) sum.values()[k] += now.values()[k]; }
        for (int k = 0; k < n * d; k++) sum.values()[k] /= layers + 1;
        return sum;
    }
    private DenseMatrix smooth(DenseMatrix e) {
        DenseMatrix users = new DenseMatrix(data.users(), d);
        Parallel.ranges(data.users(), 256, (from, to) -> { for (int u = from; u < to; u++) for (int k = data.start(u); k < data.end(u); k++) { int i = data.item(k); Kernels.addScaled((float) (1 / Math.sqrt(byItem.count(i)) / data.count(u)), e.values(), i * d, users.values(), u * d, d); } });
        DenseMatrix r = new DenseMatrix(n, d);
        Parallel.ranges(n, 256, (from, to) -> { for (int i = from; i < to; i++) for (int k = byItem.start(i); k < byItem.end(i); k++) Kernels.addScaled((float) (1 / Math.sqrt(byItem.count(i))), users.values(), byItem.item(k) * d, r.values(), i * d, d); });
        return r;
    }
    private void spectral(int iterations) {
        DenseMatrix e = in.values;
        for (int t = 0; t < iterations; t++) {
            DenseMatrix next = smooth(e);
            Eigenbasis b = Eigenbasis.of(next); b.turn(next);
            for (int i = 0; i < n; i++) for (int f = 0; f < d; f++) e.values()[i * d + f] = next.values()[i * d + f] / (float) Math.sqrt(b.spectrum()[f] + 1e-12);
        }
        DenseMatrix next = smooth(e);
        Eigenbasis b = Eigenbasis.of(next); b.turn(next);
        // columns scaled by eigenvalue^.5 : next = e*lambda
        double total = 0; for (float x : next.values()) total += x * x;
        for (int i = 0; i < n; i++) for (int f = 0; f < d; f++) { float v = (float) (next.values()[i * d + f] / Math.pow(b.spectrum()[f] + 1e-12, 0.25) * Math.sqrt(n) / Math.sqrt(d)); in.values.values()[i * d + f] = v; out.values.values()[i * d + f] = v; }
    }

    private void normalise() {
        outP = propagate(out.values); inP = tied ? outP : propagate(in.values);
        Parallel.ranges(n, 1024, (from, to) -> {
            for (int i = from; i < to; i++) {
                float norm = cosineItems ? (float) Math.sqrt(Kernels.dot(outP.values(), i * d, outP.values(), i * d, d)) : 1;
                if (!(norm > 1e-12f)) norm = 1;
                norms[i] = norm;
                for (int f = 0; f < d; f++) normal.values()[i * d + f] = outP.values()[i * d + f] / norm;
            }
        });
    }

    public double epoch(int epoch, double rate) {
        SplittableRandom random = new SplittableRandom(p.seed() * 1_000_003 + epoch);
        int[] order = new int[data.users()];
        for (int u = 0; u < order.length; u++) { int at = random.nextInt(u + 1); order[u] = order[at]; order[at] = u; }
        double loss = 0; long pairs = 0;
        for (int from = 0; from < order.length; from += p.batch()) {
            int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + p.batch()));
            FactorBatch batch = new FactorBatch(data, chosen, p.dropout(), random.nextLong());
            loss += step(batch, negatives(random), rate);
            pairs += batch.wanted.size;
        }
        return loss / pairs;
    }

    private int[] negatives(SplittableRandom random) {
        int m = Math.min(p.negatives(), n);
        int[] chosen = new int[m];
        int left = m;
        for (int i = 0; left > 0; i++) if (random.nextInt(n - i) < left) { chosen[m - left] = i; left--; }
        return chosen;
    }

    private double step(FactorBatch batch, int[] negatives, double rate) {
        int users = batch.users, m = negatives.length;
        normalise();
        float[] vectors = new float[users * d];
        float[] lengths = new float[users];
        Parallel.ranges(users, GRAIN, (from, to) -> {
            for (int u = from; u < to; u++) {
                for (int k = batch.given.starts[u]; k < batch.given.starts[u + 1]; k++)
                    Kernels.addScaled(1, inP.values(), batch.given.items[k] * d, vectors, u * d, d);
                float length = (float) Math.sqrt(Kernels.dot(vectors, u * d, vectors, u * d, d));
                lengths[u] = length;
                for (int f = 0; f < d && length > 0; f++) vectors[u * d + f] /= length;
            }
        });
        float[] chosen = new float[m * d];
        for (int k = 0; k < m; k++) System.arraycopy(normal.values(), negatives[k] * d, chosen, k * d, d);
        float inverse = (float) (1 / p.temperature());
        float[] shares = new float[users * m];
        float[] du = new float[users * d];
        float[] coefficients = new float[batch.wanted.size];
        double[] losses = new double[users];
        PackedProduct forward = new PackedProduct(users, m, d);
        forward.fillColumns(MatrixView.of(chosen, m, d).transposed(), 0, m);
        PackedProduct back = new PackedProduct(users, d, m);
        back.fillColumns(MatrixView.of(chosen, m, d), 0, d);
        float factor = (float) n / m;
        Parallel.ranges(users, GRAIN, (from, to) -> {
            forward.fillRows(MatrixView.of(vectors, users, d), 1, from, to);
            forward.addTo(MatrixView.of(shares, users, m), new PackedProduct.Part(from, to, 0, m, false));
            for (int u = from; u < to; u++) {
                float sum = 0;
                for (int k = u * m; k < (u + 1) * m; k++) {
                    float e = exp((shares[k] - 1) * inverse);
                    shares[k] = e;
                    sum += e;
                }
                sum *= factor;
                int count = batch.wanted.count(u);
                float weight = count == 0 ? 0 : (float) Math.pow(count, -weightPower);
                float negative = 0;
                for (int k = batch.wanted.starts[u]; k < batch.wanted.starts[u + 1]; k++) {
                    float s = (Kernels.dot(vectors, u * d, normal.values(), batch.wanted.items[k] * d, d) - 1) * inverse;
                    float e = exp(s);
                    losses[u] += Math.log(e + sum) - s;
                    negative += weight / (e + sum);
                    coefficients[k] = weight * (e / (e + sum) - 1) * inverse;
                    Kernels.addScaled(coefficients[k], normal.values(), batch.wanted.items[k] * d, du, u * d, d);
                }
                float scale = negative * factor * inverse;
                for (int k = u * m; k < (u + 1) * m; k++) shares[k] *= scale;
            }
            back.fillRows(MatrixView.of(shares, users, m), 1, from, to);
            back.addTo(MatrixView.of(du, users, d), new PackedProduct.Part(from, to, 0, d, false));
            for (int u = from; u < to; u++) {
                float along = Kernels.dot(du, u * d, vectors, u * d, d);
                for (int f = 0; f < d; f++) du[u * d + f] = lengths[u] > 0 ? (du[u * d + f] - along * vectors[u * d + f]) / lengths[u] : 0;
            }
        });
        // items
        float[] dv = new float[m * d];
        for (int slice = 0; slice < users; slice += 256) {
            int end = Math.min(users, slice + 256);
            PackedProduct toItems = new PackedProduct(m, d, end - slice);
            MatrixView a = MatrixView.of(shares, users, m).rows(slice, end).transposed();
            toItems.fillColumns(MatrixView.of(vectors, users, d).rows(slice, end), 0, d);
            Parallel.ranges(m, 32 * PackedProduct.tileRows(), (from, to) -> {
                toItems.fillRows(a, 1, from, to);
                toItems.addTo(MatrixView.of(dv, m, d), new PackedProduct.Part(from, to, 0, d, false));
            });
        }
        float[] dn = new float[n * d];
        for (int k = 0; k < m; k++) System.arraycopy(dv, k * d, dn, negatives[k] * d, d);
        for (int u = 0; u < users; u++)
            for (int k = batch.wanted.starts[u]; k < batch.wanted.starts[u + 1]; k++)
                Kernels.addScaled(coefficients[k], vectors, u * d, dn, batch.wanted.items[k] * d, d);
        float[] g = out.gradient.values();
        Parallel.ranges(n, 1024, (from, to) -> {
            for (int i = from; i < to; i++) {
                float along = cosineItems ? Kernels.dot(dn, i * d, normal.values(), i * d, d) : 0;
                for (int f = 0; f < d; f++) g[i * d + f] += (dn[i * d + f] - along * normal.values()[i * d + f]) / norms[i];
            }
        });
        float[] gi = in.gradient.values();
        for (int u = 0; u < users; u++)
            for (int k = batch.given.starts[u]; k < batch.given.starts[u + 1]; k++)
                Kernels.addScaled(1, du, u * d, gi, batch.given.items[k] * d, d);
        if (layers > 0) { System.arraycopy(propagate(in.gradient).values(), 0, in.gradient.values(), 0, n * d); if (!tied) System.arraycopy(propagate(out.gradient).values(), 0, out.gradient.values(), 0, n * d); }
        in.step(rate, decay);
        if (!tied) out.step(rate, decay);
        double loss = 0;
        for (double l : losses) loss += l;
        return loss;
    }

    static float exp(float x) {
        float t = Math.max(x, -80f) * 1.44269504f;
        float shifted = t + 12582912f;
        float r = t - (shifted - 12582912f);
        float poly = 1 + r * (0.693147180f + r * (0.240226507f + r * (0.0555041087f + r * (0.00961812911f + r * 0.00133335581f))));
        return Float.intBitsToFloat(Float.floatToRawIntBits(poly) + (Float.floatToRawIntBits(shifted) << 23));
    }
}
