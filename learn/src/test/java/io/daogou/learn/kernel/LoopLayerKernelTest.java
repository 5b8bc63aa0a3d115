package io.daogou.learn.kernel;

class LoopLayerKernelTest extends LayerKernelContract {
    @Override
    LayerKernel kernel() {
        return new LoopLayerKernel();
    }
}
