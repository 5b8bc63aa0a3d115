package io.daogou.learn.layer;

/**
 * A function of rows of floats that can be gone back through.
 *
 * <p>A layer belongs to one copy of a network and one thread. It keeps what {@link #backward} needs of the last {@link
 * #forward}, and owns the arrays it returns: they hold until its next call. Arrays may be longer than their rows; what lies
 * behind means nothing.
 */
public interface Layer {
    /**
     * The results.
     *
     * @param x rows × inputs, row-major; must stay as it is until {@link #backward} is done
     * @return rows × outputs
     */
    float[] forward(float[] x, Packing packing);

    /**
     * Adds to the gradients of the parameters, and gives the gradient of the input.
     *
     * @param dy gradient of what {@link #forward} returned, rows × outputs; may be overwritten
     * @param packing as in {@link #forward}
     * @return gradient of x, rows × inputs
     */
    float[] backward(float[] dy, Packing packing);
}
