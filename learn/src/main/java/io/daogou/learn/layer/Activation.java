package io.daogou.learn.layer;

import io.daogou.learn.kernel.RowFunctions;

/** A function of every entry by itself; {@link Kind#layer} makes one. */
public final class Activation implements Layer {
    private final Kind kind;
    private final int columns;
    private float[] x = new float[0];
    private float[] y = new float[0];
    private float[] dx = new float[0];

    /** A function of rows of so many entries. */
    Activation(Kind kind, int columns) {
        this.kind = kind;
        this.columns = columns;
    }

    /** Which function. */
    public enum Kind {
        /** {@code max(0, x)}. */
        RELU(0, 0),
        /**
         * {@code x · σ(√(8/π) · (x + .044715 · x³))}, which is the form of GELU with a tanh. Source: Hendrycks and Gimpel,
         * Gaussian Error Linear Units, 2016.
         */
        GELU((float) Math.sqrt(8 / Math.PI), (float) (Math.sqrt(8 / Math.PI) * 0.044715)),
        /** {@code x · σ(x)}. */
        SILU(1, 0),
        /** {@code silu(a) ∘ b} of the two halves of a row. Source: Shazeer, GLU Variants Improve Transformer, 2020. */
        SWIGLU(1, 0);

        private final float linear;
        private final float cubic;

        Kind(float linear, float cubic) {
            this.linear = linear;
            this.cubic = cubic;
        }

        /** The layer of this function that gives rows of so many entries. */
        public Layer layer(int columns) {
            return this == SWIGLU ? new GatedUnit(columns) : new Activation(this, columns);
        }

        /** The entries of a row that {@link #layer} takes. */
        public int inputs(int columns) {
            return this == SWIGLU ? 2 * columns : columns;
        }
    }

    @Override
    public float[] forward(float[] input, Packing packing) {
        int size = packing.rows() * columns;
        x = input;
        y = Room.of(y, size);
        if (kind == Kind.RELU) {
            for (int k = 0; k < size; k++) {
                y[k] = Math.max(0, x[k]);
            }
        } else {
            RowFunctions.gate(kind.linear, kind.cubic, x, y, size);
        }
        return y;
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        int size = packing.rows() * columns;
        dx = Room.of(dx, size);
        if (kind == Kind.RELU) {
            for (int k = 0; k < size; k++) {
                dx[k] = x[k] > 0 ? dy[k] : 0;
            }
        } else {
            RowFunctions.gateGradient(kind.linear, kind.cubic, x, dy, dx, size);
        }
        return dx;
    }
}
