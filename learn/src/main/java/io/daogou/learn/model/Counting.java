package io.daogou.learn.model;

/** How much a pair counts by the sum of the weights it was given, as the command line names it. */
public enum Counting implements SumWeight {
    /** Every pair counts one. */
    ONE,
    /** {@code ln(1 + weight)}. */
    LOG,
    /** The sum of the weights. */
    RAW;

    @Override
    public float of(float sum) {
        return switch (this) {
            case ONE -> sum > 0 ? 1 : 0;
            case LOG -> (float) Math.log1p(sum);
            case RAW -> sum;
        };
    }
}
