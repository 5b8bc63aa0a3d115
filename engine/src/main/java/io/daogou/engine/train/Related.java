package io.daogou.engine.train;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.SparseRows;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Leaves out of weights between items the pairs that too few shoppers took together: of so few, a shelf would tell what they
 * did, and so few may be one with many devices. Who cannot be believed counts by {@link ActionLog#weight}.
 *
 * <p><b>Cost:</b> of each kept pair, the takers of the rarer item, until there are enough.
 */
final class Related {
    private static final double ROUNDING = 1e-9;

    private final Interactions takersOf;
    private final IntUnaryOperator owner;
    private final IntToDoubleFunction weight;
    private final int[] countedIn;
    private final int least;
    private int pair;

    /**
     * @param taken rows × items: what was taken together
     * @param owner of each row
     * @param log whose owners they are
     * @param least how many shoppers make a pair
     */
    Related(Interactions taken, IntUnaryOperator owner, ActionLog log, int least) {
        takersOf = taken.transpose();
        this.owner = owner;
        weight = log::weight;
        countedIn = new int[log.owners()];
        this.least = least;
    }

    /** What of these weights may be shown. */
    SparseRows of(SparseRows rows) {
        if (least <= 1) {
            return rows;
        }
        int[] starts = new int[rows.rows() + 1];
        int[] columns = new int[rows.size()];
        float[] values = new float[rows.size()];
        int size = 0;
        for (int item = 0; item < rows.rows(); item++) {
            for (int entry = rows.start(item); entry < rows.end(item); entry++) {
                if (isOfEnough(item, rows.column(entry))) {
                    columns[size] = rows.column(entry);
                    values[size++] = rows.value(entry);
                }
            }
            starts[item + 1] = size;
        }
        return new SparseRows(rows.columns(), starts, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
    }

    private boolean isOfEnough(int one, int other) {
        boolean isRarer = takersOf.count(one) <= takersOf.count(other);
        int rare = isRarer ? one : other;
        int common = isRarer ? other : one;
        int from = takersOf.start(common);
        double enough = 0;
        pair++;
        for (int entry = takersOf.start(rare); entry < takersOf.end(rare); entry++) {
            int row = takersOf.item(entry);
            from = Arrays.binarySearch(takersOf.columns(), from, takersOf.end(common), row);
            if (from < 0) {
                from = -from - 1;
                continue;
            }
            int who = owner.applyAsInt(row);
            if (countedIn[who] != pair) {
                countedIn[who] = pair;
                enough += weight.applyAsDouble(who);
                if (enough >= least - ROUNDING) {
                    return true;
                }
            }
        }
        return false;
    }
}
