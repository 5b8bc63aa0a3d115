package io.daogou.learn.kernel;

/** At the width of this JVM; other widths are in {@link VectorWidthsTest}. */
class VectorKernelTest extends KernelContract {
    @Override
    Kernel kernel() {
        return new VectorKernel();
    }
}
