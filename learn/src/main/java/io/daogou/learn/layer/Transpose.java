package io.daogou.learn.layer;

/** Copies of small matrices with rows and columns exchanged, since products want the columns of their right factor side by side. */
final class Transpose {
    private Transpose() {}

    /** Writes the transpose of a row-major matrix. */
    static void of(float[] matrix, int rows, int columns, float[] out) {
        of(matrix, 0, columns, rows, columns, out, rows);
    }

    /**
     * Writes the transpose of a part of a matrix.
     *
     * @param down distance between its rows
     * @param outDown distance between rows of the result
     */
    static void of(float[] matrix, int from, int down, int rows, int columns, float[] out, int outDown) {
        for (int row = 0; row < rows; row++) {
            int at = from + row * down;
            for (int column = 0; column < columns; column++) {
                out[column * outDown + row] = matrix[at + column];
            }
        }
    }
}
