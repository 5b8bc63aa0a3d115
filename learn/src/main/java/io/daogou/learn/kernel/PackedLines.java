package io.daogou.learn.kernel;

import java.util.Arrays;

/**
 * One factor of a {@link PackedProduct}, in the order in which a kernel reads it: the rows of the left one or the columns of
 * the right one, called lines here.
 *
 * <p>Lines lie in panels of the tile's width, padded with zeros; within a panel entry {@code k} of all lines comes before
 * entry {@code k + 1}. Long lines are cut into slices of at most {@link PackedProduct#DEPTH} entries, and the panels of one
 * slice lie side by side.
 */
final class PackedLines {
    private static final Kernel KERNEL = Kernels.chosen();

    private final int count;
    private final int depth;
    private final int width;
    /** The count with the padding. */
    private final int padded;

    private final float[] values;

    /** Room for so many lines of so many entries. */
    PackedLines(int count, int depth, int width) {
        this(count, depth, width, new float[Math.multiplyExact(Math.ceilDiv(count, width) * width, depth)]);
    }

    private PackedLines(int count, int depth, int width, float[] values) {
        this.count = count;
        this.depth = depth;
        this.width = width;
        this.values = values;
        padded = Math.ceilDiv(count, width) * width;
    }

    /** Room for as many lines of fewer entries, in the array of this. */
    PackedLines withDepth(int less) {
        if (less > depth) {
            throw new IllegalArgumentException("There is room for lines of " + depth + ", not of " + less);
        }
        return new PackedLines(count, less, width, values);
    }

    int count() {
        return count;
    }

    float[] values() {
        return values;
    }

    /** The entries of the slice that begins at entry {@code k}. */
    int slice(int k) {
        return Math.min(PackedProduct.DEPTH, depth - k);
    }

    /** Where the panel begins of a line that is the first of one, in the slice that begins at entry {@code k}. */
    int panel(int line, int k) {
        return k * padded + line * slice(k);
    }

    /**
     * Packs {@code scale ·} some lines; entries that they do not have become zero.
     *
     * @param lines all lines, in rows
     * @param from the first line of a panel
     * @param to one past the last line, or the number of all lines
     */
    void fill(MatrixView lines, float scale, int from, int to) {
        if (lines.rows() != count || lines.columns() > depth) {
            throw new IllegalArgumentException("The factor has " + lines.rows() + " lines of " + lines.columns()
                    + "; this product takes " + count + " of at most " + depth);
        }
        for (int k = 0; k < depth; k += PackedProduct.DEPTH) {
            int end = Math.min(lines.columns(), k + slice(k));
            int whole = end < k + slice(k) ? from : Math.min(to, count / width * width);
            if (whole < to) {
                Arrays.fill(values, panel(whole, k), panel(Math.ceilDiv(to, width) * width, k), 0);
            }
            fill(lines, scale, new Part(from, Math.min(to, count), k, end));
        }
    }

    /** The entries {@code k .. end-1}, within one slice, of the lines {@code from .. to-1}. */
    private record Part(int from, int to, int k, int end) {}

    private void fill(MatrixView lines, float scale, Part part) {
        if (lines.rowStride() == 1) {
            fillAcross(lines, scale, part);
        } else {
            for (int line = part.from; line < part.to; line++) {
                fillLine(lines, scale, line, part);
            }
        }
    }

    /** Lines whose entries are far apart: what lies side by side is read at a time, and goes to all panels. */
    private void fillAcross(MatrixView lines, float scale, Part part) {
        for (int k = part.k; k < part.end; k++) {
            for (int first = part.from; first < part.to; first += width) {
                int target = panel(first, part.k) + (k - part.k) * width;
                int length = Math.min(width, part.to - first);
                KERNEL.scale(scale, lines.values(), lines.at(first, k), values, target, length);
            }
        }
    }

    private void fillLine(MatrixView lines, float scale, int line, Part part) {
        float[] source = lines.values();
        int from = lines.at(line, part.k);
        int stride = lines.columnStride();
        int to = panel(line - line % width, part.k) + line % width;
        for (int k = 0; k < part.end - part.k; k++) {
            values[to + k * width] = scale * source[from + k * stride];
        }
    }
}
