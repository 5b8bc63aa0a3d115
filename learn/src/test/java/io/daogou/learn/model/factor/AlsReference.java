package io.daogou.learn.model.factor;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.Cholesky;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.EmbeddingModel;
import java.util.SplittableRandom;

/** Alternating least squares as it stands in the papers: normal equations of f × f for every row, in double precision. */
final class AlsReference {
    private AlsReference() {}

    /** {@code (Σ |c| y yᵀ + α₀ YᵀY + λ (n + α₀N)^ν I)⁻¹ Σ c y}. */
    static double[] solve(DenseMatrix fixed, History row, double unobserved, double regularization, double scaling) {
        int factors = fixed.columns();
        double[] matrix = new double[factors * factors];
        double[] right = new double[factors];
        for (int item = 0; item < fixed.rows(); item++) {
            addOuter(matrix, unobserved, fixed, item);
        }
        for (int k = 0; k < row.size(); k++) {
            addOuter(matrix, Math.abs(row.weights()[k]), fixed, row.items()[k]);
            for (int f = 0; f < factors; f++) {
                right[f] += (double) row.weights()[k] * fixed.get(row.items()[k], f);
            }
        }
        double ridge = regularization * Math.pow(row.size() + unobserved * fixed.rows(), scaling);
        for (int f = 0; f < factors; f++) {
            matrix[f * factors + f] += ridge;
        }
        Cholesky.invert(matrix, factors);
        double[] solution = new double[factors];
        for (int f = 0; f < factors; f++) {
            for (int g = 0; g < factors; g++) {
                solution[f] += matrix[f * factors + g] * right[g];
            }
        }
        return solution;
    }

    private static void addOuter(double[] matrix, double weight, DenseMatrix vectors, int row) {
        int factors = vectors.columns();
        for (int f = 0; f < factors; f++) {
            for (int g = 0; g < factors; g++) {
                matrix[f * factors + g] += weight * vectors.get(row, f) * vectors.get(row, g);
            }
        }
    }

    /** The loss of a fitted model, whose users are what its items make of their histories. */
    static double loss(Interactions data, EmbeddingModel model, ImplicitAls.Parameters parameters) {
        DenseMatrix users = new DenseMatrix(data.users(), model.factors());
        float[] vector = new float[model.factors()];
        for (int user = 0; user < data.users(); user++) {
            model.embed(data.history(user), vector);
            System.arraycopy(vector, 0, users.values(), user * vector.length, vector.length);
        }
        return loss(data, users, model.itemVectors(), parameters);
    }

    /** The loss that this reference reaches in as many sweeps. */
    static double lossAfterSweeps(Interactions data, ImplicitAls.Parameters parameters) {
        Interactions byItem = data.transpose();
        DenseMatrix users = new DenseMatrix(data.users(), parameters.factors());
        DenseMatrix items = new DenseMatrix(data.items(), parameters.factors());
        SplittableRandom random = new SplittableRandom(parameters.seed());
        for (int k = 0; k < items.values().length; k++) {
            items.values()[k] = (float) (0.1 / Math.sqrt(parameters.factors()) * random.nextGaussian());
        }
        for (int sweep = 0; sweep < parameters.sweeps(); sweep++) {
            half(data, items, users, parameters);
            half(byItem, users, items, parameters);
        }
        half(data, items, users, parameters);
        return loss(data, users, items, parameters);
    }

    private static void half(Interactions rows, DenseMatrix fixed, DenseMatrix target, ImplicitAls.Parameters p) {
        for (int row = 0; row < rows.users(); row++) {
            double[] solution =
                    solve(fixed, rows.history(row), p.unobservedWeight(), p.regularization(), p.frequencyScaling());
            for (int f = 0; f < solution.length; f++) {
                target.set(row, f, (float) solution[f]);
            }
        }
    }

    private static double loss(Interactions data, DenseMatrix users, DenseMatrix items, ImplicitAls.Parameters p) {
        Interactions byItem = data.transpose();
        double loss = 0;
        for (int user = 0; user < data.users(); user++) {
            for (int item = 0; item < data.items(); item++) {
                loss += p.unobservedWeight() * Math.pow(product(users, user, items, item), 2);
            }
            for (int k = data.start(user); k < data.end(user); k++) {
                loss += data.weight(k) * Math.pow(product(users, user, items, data.item(k)) - 1, 2);
            }
            loss += ridge(data.count(user), data.items(), p) * product(users, user, users, user);
        }
        for (int item = 0; item < data.items(); item++) {
            loss += ridge(byItem.count(item), data.users(), p) * product(items, item, items, item);
        }
        return loss;
    }

    private static double ridge(int count, int others, ImplicitAls.Parameters p) {
        return p.regularization() * Math.pow(count + p.unobservedWeight() * others, p.frequencyScaling());
    }

    private static double product(DenseMatrix a, int rowA, DenseMatrix b, int rowB) {
        double sum = 0;
        for (int f = 0; f < a.columns(); f++) {
            sum += (double) a.get(rowA, f) * b.get(rowB, f);
        }
        return sum;
    }
}
