package io.daogou.learn.layer;

/**
 * The items that every row of a batch is compared with, with their vectors as of now.
 *
 * @param items indices, each once
 * @param corrections what is added to the score of each: minus the logarithm of the chance to be among these
 * @param vectors items × width
 * @param columns the same with rows and columns exchanged: width × items
 */
@SuppressWarnings("ArrayRecordComponent") // Shared: the loss reads them in its loops.
public record Candidates(int[] items, float[] corrections, float[] vectors, float[] columns) {
    /**
     * Gathers the vectors of some items of a table.
     *
     * @param unit whether they are scaled to length 1
     */
    public static Candidates of(Parameter table, int[] items, float[] corrections, boolean unit) {
        int width = table.columns();
        float[] vectors = new float[items.length * width];
        for (int k = 0; k < items.length; k++) {
            System.arraycopy(table.values(), items[k] * width, vectors, k * width, width);
        }
        if (unit) {
            for (int from = 0; from < vectors.length; from += width) {
                UnitRows.scale(vectors, from, width);
            }
        }
        float[] columns = new float[vectors.length];
        Transpose.of(vectors, items.length, width, columns);
        return new Candidates(items, corrections, vectors, columns);
    }
}
