package io.daogou.learn.kernel;

class LoopKernelTest extends KernelContract {
    @Override
    Kernel kernel() {
        return new LoopKernel();
    }
}
