package io.daogou.learn.kernel;

import java.lang.System.Logger.Level;
import java.util.List;

/** Which kernel this JVM gets, and why. */
final class KernelChoice {
    private static final System.Logger LOG = System.getLogger(KernelChoice.class.getName());
    private static final String MODULE = "jdk.incubator.vector";
    /** {@code off}, or the bits of a vector; empty: what is best. */
    private static final String PROPERTY = "daogou.vector.bits";

    private KernelChoice() {}

    static String property() {
        return System.getProperty(PROPERTY, "");
    }

    /**
     * Chooses, and says so in one log line.
     *
     * @throws IllegalArgumentException if the property has an unknown value
     */
    static Kernel choose() {
        checkProperty(property());
        if (property().equals("off")) {
            return loops("-D" + PROPERTY + "=off; leave that away for vectors");
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return loops("the module " + MODULE + " is not there; start Java with --add-modules " + MODULE
                    + " for vectors, which are several times faster");
        }
        if (property().isEmpty() && !VectorChoice.isFast()) {
            return loops("this processor's vectors are too narrow; -D" + PROPERTY + "=128 takes them nevertheless");
        }
        return vectors();
    }

    static void checkProperty(String value) {
        if (!List.of("", "off", "128", "256", "512").contains(value)) {
            throw new IllegalArgumentException(
                    "-D" + PROPERTY + "=" + value + " is unknown; it may be 128, 256, 512 or off");
        }
    }

    private static Kernel loops(String reason) {
        LOG.log(Level.INFO, "Kernels: plain loops, because of " + reason);
        return new LoopKernel();
    }

    private static Kernel vectors() {
        Kernel kernel = VectorChoice.kernel();
        String reason = property().isEmpty() ? "what this processor prefers" : "as -D" + PROPERTY + " says";
        LOG.log(Level.INFO, "Kernels: " + kernel.description() + ", " + reason);
        return kernel;
    }
}
