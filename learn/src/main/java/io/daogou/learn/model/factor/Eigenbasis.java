package io.daogou.learn.model.factor;

import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.FactorProducts;
import io.daogou.learn.matrix.SymmetricEigen;

/**
 * The rotation after which the Gram matrix of some vectors is diagonal.
 *
 * <p>Products of vectors that are both turned stay what they were.
 *
 * @param rotation factors × factors, row-major; row {@code f} is the eigenvector of value {@code f}
 * @param spectrum the diagonal, not negative
 */
// Shared within the package: a copy would be made once per half sweep for nothing.
@SuppressWarnings("ArrayRecordComponent")
record Eigenbasis(float[] rotation, float[] spectrum) {
    static Eigenbasis of(DenseMatrix vectors) {
        int factors = vectors.columns();
        SymmetricEigen eigen = SymmetricEigen.of(FactorProducts.gram(vectors), factors);
        float[] rotation = new float[factors * factors];
        for (int k = 0; k < rotation.length; k++) {
            rotation[k] = (float) eigen.vectors()[k];
        }
        float[] spectrum = new float[factors];
        for (int f = 0; f < factors; f++) {
            spectrum[f] = (float) Math.max(0, eigen.values()[f]);
        }
        return new Eigenbasis(rotation, spectrum);
    }

    /** Turns vectors in place. */
    void turn(DenseMatrix vectors) {
        FactorProducts.rotate(vectors, rotation);
    }

    /** Turns some rows in place. */
    void turn(DenseMatrix vectors, int[] rows) {
        int factors = vectors.columns();
        DenseMatrix some = new DenseMatrix(rows.length, factors);
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(vectors.values(), rows[k] * factors, some.values(), k * factors, factors);
        }
        turn(some);
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(some.values(), k * factors, vectors.values(), rows[k] * factors, factors);
        }
    }
}
