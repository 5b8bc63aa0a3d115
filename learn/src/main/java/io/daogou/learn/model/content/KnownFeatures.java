package io.daogou.learn.model.content;

import io.daogou.learn.matrix.SparseRows;
import java.util.Arrays;

/** The features that known items have, numbered without gaps; nothing can be learned of others. */
final class KnownFeatures {
    private final int[] numberOf;
    private final int count;

    KnownFeatures(SparseRows features, float[] trust) {
        numberOf = new int[features.columns()];
        Arrays.fill(numberOf, -1);
        for (int item = 0; item < features.rows(); item++) {
            for (int k = features.start(item); k < features.end(item) && trust[item] > 0; k++) {
                numberOf[features.column(k)] = 0;
            }
        }
        int next = 0;
        for (int column = 0; column < numberOf.length; column++) {
            numberOf[column] = numberOf[column] < 0 ? -1 : next++;
        }
        count = next;
    }

    /** Rows of features in these numbers, without features that no known item has. */
    SparseRows of(SparseRows features) {
        return of(features, 0, features.rows());
    }

    /** The same of the rows {@code from .. to-1}. */
    SparseRows of(SparseRows features, int from, int to) {
        RowsBuilder builder = new RowsBuilder(count);
        for (int row = from; row < to; row++) {
            for (int k = features.start(row); k < features.end(row); k++) {
                int number = numberOf[features.column(k)];
                if (number >= 0) {
                    builder.add(number, features.value(k));
                }
            }
            builder.end();
        }
        return builder.build();
    }
}
