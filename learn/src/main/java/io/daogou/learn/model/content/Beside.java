package io.daogou.learn.model.content;

import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.SparseRows;

/** Sparse features with dense vectors beside them. */
final class Beside {
    private Beside() {}

    static SparseRows of(SparseRows features, DenseMatrix vectors, double share) {
        if (features.rows() != vectors.rows()) {
            throw new IllegalArgumentException("There are " + features.rows() + " rows of features and "
                    + vectors.rows() + " vectors; give one of each for every item");
        }
        int width = vectors.columns();
        int[] starts = new int[features.rows() + 1];
        int[] columns = new int[features.size() + features.rows() * width];
        float[] values = new float[columns.length];
        for (int row = 0; row < features.rows(); row++) {
            int at = starts[row];
            for (int k = features.start(row); k < features.end(row); k++) {
                columns[at] = features.column(k);
                values[at++] = features.value(k);
            }
            double scale = share / Math.max(length(vectors, row), Double.MIN_NORMAL);
            for (int column = 0; column < width; column++) {
                columns[at] = features.columns() + column;
                values[at++] = (float) (scale * vectors.get(row, column));
            }
            starts[row + 1] = at;
        }
        return new SparseRows(features.columns() + width, starts, columns, values);
    }

    private static double length(DenseMatrix vectors, int row) {
        double squares = 0;
        for (int column = 0; column < vectors.columns(); column++) {
            squares += (double) vectors.get(row, column) * vectors.get(row, column);
        }
        return Math.sqrt(squares);
    }
}
