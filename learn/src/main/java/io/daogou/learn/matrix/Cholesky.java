package io.daogou.learn.matrix;

/**
 * The Cholesky factorisation of a small symmetric positive definite matrix, in double precision and readable loops.
 *
 * <p>It inverts the pivot blocks of {@link SpdInverse} and is the reference that larger kernels are tested against.
 * Source: Golub and Van Loan, Matrix Computations, 4th ed., 4.2. Cost: O(n³), one thread.
 */
public final class Cholesky {
    private Cholesky() {}

    /**
     * Replaces the lower triangle of {@code a} by {@code L} with {@code A = L · Lᵀ}.
     *
     * @param a row-major, {@code n · n}; only the lower triangle is read
     * @throws IllegalArgumentException if the matrix is not positive definite
     */
    public static void factor(double[] a, int n) {
        factor(a, n, 0);
    }

    private static void factor(double[] a, int n, int origin) {
        for (int j = 0; j < n; j++) {
            double pivot = a[j * n + j];
            for (int k = 0; k < j; k++) {
                pivot -= a[j * n + k] * a[j * n + k];
            }
            if (!(pivot > 0)) {
                throw new IllegalArgumentException("The matrix is not positive definite: pivot " + (origin + j) + " is "
                        + pivot + "; add more to its diagonal (regularization)");
            }
            a[j * n + j] = Math.sqrt(pivot);
            for (int i = j + 1; i < n; i++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = sum / a[j * n + j];
            }
        }
    }

    /**
     * Replaces a symmetric positive definite matrix by its inverse, both triangles.
     *
     * @param a row-major, {@code n · n}; only the lower triangle is read
     * @throws IllegalArgumentException if the matrix is not positive definite
     */
    public static void invert(double[] a, int n) {
        invert(a, n, 0);
    }

    /** As {@link #invert(double[], int)}, for a part of a larger matrix that begins at pivot {@code origin}. */
    static void invert(double[] a, int n, int origin) {
        factor(a, n, origin);
        invertLower(a, n);
        // A⁻¹ = L⁻ᵀ · L⁻¹; row i of the product needs rows i.. of L⁻¹ only, so the lower triangle can be overwritten.
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < n; k++) {
                    sum += a[k * n + i] * a[k * n + j];
                }
                a[j * n + i] = sum;
                a[i * n + j] = sum;
            }
        }
    }

    private static void invertLower(double[] a, int n) {
        for (int j = 0; j < n; j++) {
            a[j * n + j] = 1 / a[j * n + j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= a[i * n + k] * a[k * n + j];
                }
                a[i * n + j] = sum / a[i * n + i];
            }
        }
    }
}
