package io.daogou.learn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Which width of vectors to take. Only touched when the module of vectors is there. */
final class VectorChoice {
    private VectorChoice() {}

    /** The width asked for by the property if that can be had, or else the one the processor likes. */
    static VectorSpecies<Float> species() {
        return isAsAsked()
                ? VectorSpecies.of(float.class, VectorShape.forBitSize(KernelChoice.bits()))
                : FloatVector.SPECIES_PREFERRED;
    }

    /** Whether the property asks for a width, and one that the processor has. */
    static boolean isAsAsked() {
        int bits = KernelChoice.bits();
        return bits > 0 && (bits <= preferredBits() || KernelChoice.takesWider());
    }

    static int preferredBits() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }

    /** Whether vectors help here: wide enough on x86 to come with multiply-add, without which they are very slow. */
    static boolean isFast() {
        String processor = System.getProperty("os.arch", "");
        int least = processor.equals("amd64") || processor.equals("x86_64") ? 256 : 128;
        return preferredBits() >= least;
    }

    static Kernel kernel() {
        return new VectorKernel();
    }

    static LayerKernel layerKernel() {
        return new VectorLayerKernel();
    }
}
