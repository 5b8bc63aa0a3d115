package io.daogou.learn.kernel;

import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Products;
import io.daogou.learn.matrix.SpdInverse;
import java.util.Arrays;

/** Run in a JVM of its own: what kernel was chosen there, and what it makes of two small problems with known answers. */
public final class KernelProbe {
    private KernelProbe() {}

    public static void main(String[] arguments) {
        System.out.println(Kernels.description() + "; " + productIsRight() + "; " + inverseIsRight() + "; "
                + rowsAreFound() + "; " + systemIsSolved() + "; " + smallProductIsRight() + "; " + sharesAddUp());
    }

    /** A checkerboard times itself: n/2 where the colours of row and column agree (n even), else 0. */
    private static boolean productIsRight() {
        int n = 38;
        DenseMatrix board = new DenseMatrix(n, n);
        for (int i = 0; i < n * n; i++) {
            board.values()[i] = (i / n + i % n) % 2;
        }
        DenseMatrix product = Products.of(board.view(), board.view().transposed());
        boolean right = true;
        for (int i = 0; i < n * n; i++) {
            right &= product.values()[i] == ((i / n + i % n) % 2 == 0 ? n / 2 : 0);
        }
        return right;
    }

    /** The same board by unpacked tiles, rows and edges. */
    private static boolean smallProductIsRight() {
        int n = 38;
        float[] board = new float[n * n];
        for (int i = 0; i < n * n; i++) {
            board[i] = (i / n + i % n) % 2;
        }
        float[] product = new float[n * n];
        SmallProducts.add(
                MatrixView.of(board, n, n).transposed(), MatrixView.of(board, n, n), MatrixView.of(product, n, n));
        boolean right = true;
        for (int i = 0; i < n * n; i++) {
            right &= product[i] == ((i / n + i % n) % 2 == 0 ? n / 2 : 0);
        }
        return right;
    }

    /** Powers of e from 0 to -n, a geometric series. */
    private static boolean sharesAddUp() {
        float[] x = new float[37];
        for (int k = 0; k < x.length; k++) {
            x[k] = 3 - k;
        }
        return Math.abs(RowFunctions.exponentials(x, 0, x.length, 3) - 1 / (1 - Math.exp(-1))) < 1e-5;
    }

    /** The inverse of 2·I + J, all ones: (I - J / (n + 2)) / 2. */
    private static boolean inverseIsRight() {
        int n = 75;
        DenseMatrix matrix = new DenseMatrix(n, n);
        for (int i = 0; i < n * n; i++) {
            matrix.values()[i] = i % (n + 1) == 0 ? 3 : 1;
        }
        SpdInverse.invert(matrix);
        boolean right = true;
        for (int i = 0; i < n * n; i++) {
            double expected = ((i % (n + 1) == 0 ? 1 : 0) - 1.0 / (n + 2)) / 2;
            right &= Math.abs(matrix.values()[i] - expected) < 1e-6;
        }
        return right;
    }

    /** A = Z·Zᵀ + I for rows of Z that are i + 1 times the same vector of length 1; the right side is A times all ones. */
    private static boolean systemIsSolved() {
        int n = 13;
        PaddedRows rows = new PaddedRows(25);
        rows.resize(n);
        float[] fifth = new float[25];
        float[] scale = new float[25];
        Arrays.fill(fifth, 0.2f);
        SmallSystem system = new SmallSystem(20);
        float[] right = new float[n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(scale, i + 1);
            rows.put(i, fifth, 0, scale);
            right[i] = (i + 1) * (n * (n + 1) / 2) + 1;
        }
        for (int i = 0; i < n; i++) {
            rows.timesRow(i, system.values(), system.row(i));
            system.values()[system.row(i) + i]++;
        }
        system.solve(n, right);
        boolean solved = true;
        for (float one : right) {
            solved &= Math.abs(one - 1) < 1e-4;
        }
        return solved;
    }

    private static boolean rowsAreFound() {
        float[] values = new float[67];
        values[2] = values[66] = values[31] = 4;
        int[] found = new int[67];
        float four = Kernels.dot(values, 31, values, 31, 1) / 4;
        return Kernels.atLeast(four, values, 0, 67, found) == 3 && found[0] == 2 && found[1] == 31 && found[2] == 66;
    }
}
