package io.daogou.learn.lab;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file of what items are: {@code item attribute attribute …} a line, such as brand and categories; an item may come again.
 *
 * <p>An attribute that only one item has says nothing and is left out, and so are items that the training data do not have.
 */
final class ItemAttributes {
    private ItemAttributes() {}

    /**
     * Items × attributes, each row a mean: {@code 1/n} for each of n attributes of an item.
     *
     * @throws BadFile if the file cannot be used
     * @throws IllegalArgumentException if it tells no attribute that two items have
     */
    static SparseRows read(Path file, Vocabulary items, Progress progress) {
        LabData read = DataReader.read(List.of(file), Format.LISTS, progress::cancelled);
        int[][] of = new int[items.size()][];
        int[] holders = new int[read.items().size()];
        int known = 0;
        for (int item = 0; item < of.length; item++) {
            int line = read.users().index(items.id(item));
            of[item] = line < 0 ? new int[0] : distinct(read.sequences(), line);
            known += line < 0 ? 0 : 1;
            for (int attribute : of[item]) {
                holders[attribute]++;
            }
        }
        SparseRows rows = rows(of, holders);
        if (rows.columns() == 0) {
            throw new IllegalArgumentException(
                    file + " has no attribute that two items of the training data share; give lines of"
                            + " 'item attribute attribute …' with the ids of the training data");
        }
        progress.note(known + " of " + items.size() + " items have attributes; " + rows.columns()
                + " of these are of two items or more");
        return rows;
    }

    private static int[] distinct(Sequences lines, int line) {
        return Arrays.stream(lines.itemsOf(line)).sorted().distinct().toArray();
    }

    private static SparseRows rows(int[][] of, int[] holders) {
        int[] column = new int[holders.length];
        int columns = 0;
        for (int attribute = 0; attribute < column.length; attribute++) {
            column[attribute] = holders[attribute] > 1 ? columns++ : -1;
        }
        int[] starts = new int[of.length + 1];
        int[] indices = new int[Arrays.stream(of).mapToInt(row -> row.length).sum()];
        float[] values = new float[indices.length];
        int size = 0;
        for (int item = 0; item < of.length; item++) {
            for (int attribute : of[item]) {
                if (column[attribute] >= 0) {
                    indices[size++] = column[attribute];
                }
            }
            starts[item + 1] = size;
            Arrays.fill(values, starts[item], size, 1f / Math.max(1, size - starts[item]));
        }
        return new SparseRows(columns, starts, Arrays.copyOf(indices, size), Arrays.copyOf(values, size));
    }
}
