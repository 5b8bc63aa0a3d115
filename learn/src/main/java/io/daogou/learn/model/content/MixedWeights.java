package io.daogou.learn.model.content;

import io.daogou.learn.matrix.SparseRows;
import java.util.Arrays;

/**
 * Weights between new items, given as {@link Mixtures} of known ones, and the known ones: the part of a {@link ContentModel} that
 * knows behaviour, and no features. Immutable; any number of threads.
 */
public final class MixedWeights {
    private final SparseRows behaviour;
    private final SparseRows transposed;
    private final ContentModel.Parameters parameters;
    private final float direct;

    /**
     * Weights by a model of behaviour.
     *
     * @param behaviour items × items
     * @param trust 0 for those that nobody took: they are not known
     */
    public MixedWeights(SparseRows behaviour, float[] trust, ContentModel.Parameters parameters) {
        this.behaviour = behaviour;
        this.parameters = parameters;
        transposed = behaviour.transpose();
        direct = (float) (parameters.direct() * unit(behaviour, trust));
    }

    /** The mean over known items of their largest weight; 1 if nothing has any. */
    private static double unit(SparseRows behaviour, float[] trust) {
        double sum = 0;
        int count = 0;
        for (int item = 0; item < trust.length; item++) {
            if (trust[item] > 0) {
                float largest = 0;
                for (int k = behaviour.start(item); k < behaviour.end(item); k++) {
                    largest = Math.max(largest, behaviour.value(k));
                }
                sum += largest;
                count++;
            }
        }
        return sum > 0 ? sum / count : 1;
    }

    /** How much each known item speaks for new ones: a row for each row of shares. */
    public SparseRows to(SparseRows shares) {
        return rows(shares, transposed, (float) parameters.level());
    }

    /** How much new items speak for each known one: a row for each row of shares. */
    public SparseRows from(SparseRows shares) {
        return rows(shares, behaviour, 1);
    }

    /** {@code factor · (kᵀ · matrix + δ kᵀ)} for the shares k in each row. */
    private SparseRows rows(SparseRows shares, SparseRows matrix, float factor) {
        RowsBuilder builder = new RowsBuilder(behaviour.rows());
        float[] sum = new float[behaviour.rows()];
        for (int row = 0; row < shares.rows(); row++) {
            Arrays.fill(sum, 0);
            for (int k = shares.start(row); k < shares.end(row); k++) {
                int item = shares.column(k);
                matrix.addRow(item, factor * shares.value(k), sum);
                sum[item] += factor * direct * shares.value(k);
            }
            builder.add(Kept.of(sum, parameters.limit()));
        }
        return builder.build();
    }
}
