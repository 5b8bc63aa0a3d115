package io.daogou.learn.model.factor;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Solves for rows of one side of {@link ImplicitAls}, the other side being fixed and its Gram matrix diagonal.
 *
 * <p>May be used by many threads at once; each borrows an {@link AlsRow}.
 */
final class AlsRows {
    /** Steps of conjugate gradients for a row that has a vector from the sweep before. */
    static final int STEPS = 3;
    /** Steps for a history that starts from nothing. */
    private static final int STEPS_FROM_NOTHING = 15;

    private final DenseMatrix fixed;
    private final float[] spectrum;
    private final ImplicitAls.Parameters parameters;
    private final ConcurrentLinkedQueue<AlsRow> idle = new ConcurrentLinkedQueue<>();

    AlsRows(DenseMatrix fixed, float[] spectrum, ImplicitAls.Parameters parameters) {
        this.fixed = fixed;
        this.spectrum = spectrum;
        this.parameters = parameters;
    }

    float[] spectrum() {
        return spectrum.clone();
    }

    /** Improves rows {@code from .. to-1} of {@code target}. */
    void improve(Interactions observed, int from, int to, DenseMatrix target) {
        AlsRow row = row();
        for (int r = from; r < to; r++) {
            row.clear(observed.count(r));
            for (int k = observed.start(r); k < observed.end(r); k++) {
                row.add(observed.item(k), observed.weight(k));
            }
            row.solve(target.values(), r * fixed.columns(), STEPS);
        }
        idle.add(row);
    }

    /** Overwrites {@code vector} with that of a history. */
    void solve(History history, float[] vector) {
        AlsRow row = row();
        row.clear(history.size());
        for (int k = 0; k < history.size(); k++) {
            row.add(history.items()[k], history.weights()[k]);
        }
        Arrays.fill(vector, 0);
        row.solve(vector, 0, STEPS_FROM_NOTHING);
        idle.add(row);
    }

    DenseMatrix firstSteps(double entries) {
        float[] diagonal = diagonal(entries);
        DenseMatrix steps = new DenseMatrix(fixed.rows(), fixed.columns());
        for (int k = 0; k < steps.values().length; k++) {
            steps.values()[k] = fixed.values()[k] / diagonal[k % diagonal.length];
        }
        return steps;
    }

    /** {@code α₀ · spectrum + λ (entries + α₀N)^ν}. */
    private float[] diagonal(double entries) {
        double all = entries + parameters.unobservedWeight() * fixed.rows();
        double ridge = parameters.regularization() * Math.pow(all, parameters.frequencyScaling());
        float[] diagonal = new float[spectrum.length];
        for (int f = 0; f < diagonal.length; f++) {
            diagonal[f] = (float) (parameters.unobservedWeight() * spectrum[f] + ridge);
        }
        return diagonal;
    }

    private AlsRow row() {
        AlsRow row = idle.poll();
        return row == null ? new AlsRow(fixed, spectrum, parameters) : row;
    }
}
