package io.daogou.learn.layer;

import java.util.List;

/** Layers one after the other, each fed by the one before it. */
public final class Chain implements Layer {
    private final List<Layer> layers;

    public Chain(List<? extends Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public float[] forward(float[] x, Packing packing) {
        float[] rows = x;
        for (Layer layer : layers) {
            rows = layer.forward(rows, packing);
        }
        return rows;
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        float[] gradient = dy;
        for (Layer layer : layers.reversed()) {
            gradient = layer.backward(gradient, packing);
        }
        return gradient;
    }
}
