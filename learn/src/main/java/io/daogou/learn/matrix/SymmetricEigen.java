package io.daogou.learn.matrix;

import java.util.Arrays;

/**
 * All eigenvalues and eigenvectors of a small symmetric matrix, in double precision and readable loops.
 *
 * <p><b>Source.</b> Householder's reduction to tridiagonal form, then the implicit QL method: Bowdler, Martin, Reinsch and
 * Wilkinson, Numerische Mathematik 11, 1968 (EISPACK {@code tred2}, {@code tql2}).
 *
 * <p><b>Model.</b> {@code A = Vᵀ · diag(d) · V}; row {@code i} of {@code V} is the eigenvector of value {@code d[i]}, in no
 * particular order. <b>Shapes.</b> All arrays are row-major. <b>Cost.</b> About 9 n³ operations, one thread; every inner
 * loop runs along rows. <b>Determinism.</b> Bitwise. <b>Differences.</b> Vectors are kept as rows; the matrix is scaled by a
 * power of 2, so that no square overflows or vanishes, and what is negligible is so beside the whole matrix.
 */
public final class SymmetricEigen {
    private static final double EPSILON = 0x1p-52;

    private final int n;
    private final double[] values;
    /** {@code V}; the reduced matrix before. */
    private final double[] vectors;

    private final double[] offDiagonal;
    /** Off the diagonal this is 0: the rounding of the scaled matrix's norm. */
    private final double negligible;

    private SymmetricEigen(double[] a, int n) {
        this.n = n;
        this.values = new double[n];
        this.offDiagonal = new double[n + 1];
        int exponent = scale(a);
        this.negligible = EPSILON * norm(a);
        this.vectors = tridiagonal(a);
        diagonal();
        for (int i = 0; i < n; i++) {
            values[i] = Math.scalb(values[i], exponent);
        }
    }

    /**
     * Decomposes.
     *
     * @param a row-major, {@code n · n}, symmetric, both triangles; its content is lost
     * @throws IllegalArgumentException if an entry is not finite
     */
    public static SymmetricEigen of(double[] a, int n) {
        for (int k = 0; k < n * n; k++) {
            if (!Double.isFinite(a[k])) {
                throw new IllegalArgumentException("Entry " + k / n + ", " + k % n + " of the matrix is " + a[k]
                        + "; entries must be finite numbers");
            }
        }
        return new SymmetricEigen(a, n);
    }

    /** The eigenvalues; shared with this object. */
    public double[] values() {
        return values;
    }

    /** {@code n · n}, row {@code i} the unit eigenvector of value {@code i}; shared with this object. */
    public double[] vectors() {
        return vectors;
    }

    /** Divides all entries by a power of 2 that brings the largest to about 1; answers its exponent. */
    private int scale(double[] a) {
        double largest = 0;
        for (int k = 0; k < n * n; k++) {
            largest = Math.max(largest, Math.abs(a[k]));
        }
        int exponent = Math.getExponent(largest);
        double scale = Math.scalb(1.0, -exponent);
        for (int k = 0; k < n * n; k++) {
            a[k] *= scale;
        }
        return exponent;
    }

    /** The largest sum of a row's absolute entries. */
    private double norm(double[] a) {
        double norm = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += Math.abs(a[i * n + j]);
            }
            norm = Math.max(norm, sum);
        }
        return norm;
    }

    /** Fills the diagonal and off-diagonal, and answers the product of the reflections. */
    private double[] tridiagonal(double[] a) {
        double[] scales = new double[n];
        double[] product = new double[n];
        for (int k = 0; k + 2 < n; k++) {
            scales[k] = reflector(a, k);
            if (scales[k] != 0) {
                reflect(a, k, scales[k], product);
            }
        }
        if (n > 1) {
            offDiagonal[n - 2] = a[(n - 1) * n + n - 2];
        }
        for (int i = 0; i < n; i++) {
            values[i] = a[i * n + i];
        }
        return accumulate(a, scales);
    }

    /** Puts Householder's vector for column {@code k} in row {@code k}, right of the diagonal; answers its {@code 2 / |v|²}. */
    private double reflector(double[] a, int k) {
        double rest = 0;
        for (int j = k + 2; j < n; j++) {
            a[k * n + j] = a[j * n + k];
            rest += a[k * n + j] * a[k * n + j];
        }
        double first = a[(k + 1) * n + k];
        if (rest <= negligible * negligible) {
            offDiagonal[k] = first;
            return 0;
        }
        double squares = rest + first * first;
        double norm = first > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
        offDiagonal[k] = norm;
        a[k * n + k + 1] = first - norm;
        return 1 / (squares - first * norm);
    }

    /** {@code A ← H·A·H} for the rows and columns after {@code k}. */
    private void reflect(double[] a, int k, double scale, double[] product) {
        Arrays.fill(product, 0);
        for (int i = k + 1; i < n; i++) {
            add(scale * a[k * n + i], a, i * n, product, 0, k + 1);
        }
        double inner = 0;
        for (int j = k + 1; j < n; j++) {
            inner += product[j] * a[k * n + j];
        }
        add(-0.5 * scale * inner, a, k * n, product, 0, k + 1);
        for (int i = k + 1; i < n; i++) {
            double v = a[k * n + i];
            double w = product[i];
            for (int j = k + 1; j < n; j++) {
                a[i * n + j] -= v * product[j] + w * a[k * n + j];
            }
        }
    }

    private void add(double factor, double[] from, int fromRow, double[] to, int toRow, int first) {
        for (int j = first; j < n; j++) {
            to[toRow + j] += factor * from[fromRow + j];
        }
    }

    /** {@code (H₀ · H₁ · …)ᵀ}, from the vectors that are left in the rows of {@code a}. */
    private double[] accumulate(double[] a, double[] scales) {
        double[] q = new double[n * n];
        double[] inner = new double[n];
        for (int i = 0; i < n; i++) {
            q[i * n + i] = 1;
        }
        for (int k = n - 3; k >= 0; k--) {
            // Each row of the transposed product is reflected: q ← q · H.
            for (int i = k + 1; i < n; i++) {
                double sum = 0;
                for (int j = k + 1; j < n; j++) {
                    sum += q[i * n + j] * a[k * n + j];
                }
                inner[i] = sum * scales[k];
            }
            for (int i = k + 1; i < n; i++) {
                add(-inner[i], a, k * n, q, i * n, k + 1);
            }
        }
        return q;
    }

    private void diagonal() {
        double shift = 0;
        for (int l = 0; l < n; l++) {
            for (int m = blockEnd(l); m > l; m = blockEnd(l)) {
                shift += shift(l);
                sweep(l, m);
            }
            values[l] += shift;
            offDiagonal[l] = 0;
        }
    }

    /** The last row of the block that begins at {@code l}: after it the off-diagonal is negligible. */
    private int blockEnd(int l) {
        int m = l;
        while (m < n - 1 && Math.abs(offDiagonal[m]) > negligible) {
            m++;
        }
        return m;
    }

    /** Subtracts Wilkinson's shift from the values after {@code l}. */
    private double shift(int l) {
        double before = values[l];
        double e = offDiagonal[l];
        double p = (values[l + 1] - before) / (2 * e);
        double r = p < 0 ? p - Math.hypot(p, 1) : p + Math.hypot(p, 1);
        values[l] = e / r;
        values[l + 1] = e * r;
        double shift = before - values[l];
        for (int i = l + 2; i < n; i++) {
            values[i] -= shift;
        }
        return shift;
    }

    /** One QL step on the block {@code l .. m}. */
    private void sweep(int l, int m) {
        double p = values[m];
        double c = 1;
        double c2 = 1;
        double c3 = 1;
        double s = 0;
        double s2 = 0;
        double second = values[l + 1];
        double offSecond = offDiagonal[l + 1];
        for (int i = m - 1; i >= l; i--) {
            c3 = c2;
            c2 = c;
            s2 = s;
            double g = c * offDiagonal[i];
            double h = c * p;
            double r = Math.hypot(p, offDiagonal[i]);
            offDiagonal[i + 1] = s * r;
            s = offDiagonal[i] / r;
            c = p / r;
            p = c * values[i] - s * g;
            values[i + 1] = h + s * (c * g + s * values[i]);
            rotate(i, c, s);
        }
        p = -s * s2 * c3 * offSecond * offDiagonal[l] / second;
        offDiagonal[l] = s * p;
        values[l] = c * p;
    }

    private void rotate(int row, double c, double s) {
        int a = row * n;
        int b = a + n;
        for (int j = 0; j < n; j++) {
            double upper = vectors[a + j];
            double lower = vectors[b + j];
            vectors[b + j] = s * upper + c * lower;
            vectors[a + j] = c * upper - s * lower;
        }
    }
}
