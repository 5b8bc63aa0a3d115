package io.daogou.learn.kernel;

class VectorLayerKernelTest extends LayerKernelContract {
    @Override
    LayerKernel kernel() {
        return new VectorLayerKernel();
    }
}
