package io.daogou.learn.layer;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A matrix of numbers that are trained: rows × columns, row-major. A vector is a matrix of one row.
 *
 * <p>All copies of a network share it. Its values change only between two batches.
 */
public final class Parameter {
    private final String name;
    private final int rows;
    private final int columns;
    private final float[] values;

    private Parameter(String name, int rows, int columns, float[] values) {
        check(name, rows, columns);
        this.name = name;
        this.rows = rows;
        this.columns = columns;
        if (values.length != rows * columns) {
            throw new IllegalArgumentException("The parameter " + name + " is " + rows + " × " + columns + " and has "
                    + values.length + " values; it needs one for each entry");
        }
        this.values = values;
    }

    private static Parameter zeros(String name, int rows, int columns) {
        check(name, rows, columns);
        return new Parameter(name, rows, columns, new float[rows * columns]);
    }

    private static void check(String name, int rows, int columns) {
        if (rows < 0 || columns < 1 || (long) rows * columns > Integer.MAX_VALUE - 8L) {
            throw new IllegalArgumentException("The parameter " + name + " is " + rows + " × " + columns
                    + "; it needs at least one column, and at most 2³¹ entries");
        }
    }

    /** Given entries at the start, row after row; shared with the parameter. */
    public static Parameter of(String name, int rows, int columns, float[] values) {
        return new Parameter(name, rows, columns, values);
    }

    /** All entries the same at the start. */
    public static Parameter constant(String name, int rows, int columns, float value) {
        Parameter parameter = zeros(name, rows, columns);
        Arrays.fill(parameter.values, value);
        return parameter;
    }

    /** Normal random entries with mean 0 at the start. */
    public static Parameter normal(String name, int rows, int columns, double deviation, SplittableRandom random) {
        Parameter parameter = zeros(name, rows, columns);
        for (int k = 0; k < parameter.values.length; k++) {
            parameter.values[k] = (float) (deviation * random.nextGaussian());
        }
        return parameter;
    }

    /** Its name within a network, such as {@code block0.up.weights}: for files and for people. */
    public String name() {
        return name;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** The number of entries. */
    public int size() {
        return values.length;
    }

    /** The entries, row after row; shared. */
    public float[] values() {
        return values;
    }

    @Override
    public String toString() {
        return name + " (" + rows + " × " + columns + ")";
    }
}
