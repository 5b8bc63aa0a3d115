package io.daogou.learn.kernel;

import java.lang.System.Logger.Level;
import java.util.List;

/** Which kernel this JVM gets, and why. A property that cannot be followed is warned about and costs nobody the service. */
final class KernelChoice {
    private static final System.Logger LOG = System.getLogger(KernelChoice.class.getName());
    private static final String MODULE = "jdk.incubator.vector";
    /** {@code off}, or the bits of a vector; empty: what is best. */
    private static final String PROPERTY = "daogou.vector.bits";
    /** Takes vectors wider than the processor's too, which are hundreds of times slower: for tests. */
    private static final String WIDER = "daogou.vector.wider";

    private KernelChoice() {}

    /** What the property asks for: 128, 256 or 512 bits, or 0 if for none of them. */
    static int bits() {
        String value = property();
        return List.of("128", "256", "512").contains(value) ? Integer.parseInt(value) : 0;
    }

    static boolean takesWider() {
        return Boolean.getBoolean(WIDER);
    }

    private static String property() {
        return System.getProperty(PROPERTY, "");
    }

    /** Chooses, and says so in one log line; a value that is not followed is a second one. */
    static Kernel choose() {
        if (property().equals("off")) {
            return loops("-D" + PROPERTY + " is off; leave that away for vectors");
        }
        if (bits() == 0 && !property().isEmpty()) {
            warn("is unknown; it may be 128, 256, 512 or off");
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return loops("the module " + MODULE + " is not there; start Java with --add-modules " + MODULE
                    + " for vectors, which are several times faster");
        }
        return withModule();
    }

    private static Kernel withModule() {
        if (bits() > 0 && !VectorChoice.isAsAsked()) {
            warn("is wider than this processor's " + VectorChoice.preferredBits()
                    + " bits, and would be very slow; it may be at most as wide, or off");
        }
        if (!VectorChoice.isAsAsked() && !VectorChoice.isFast()) {
            return loops("this processor's vectors are too narrow; -D" + PROPERTY + "=128 takes them nevertheless");
        }
        return vectors();
    }

    private static void warn(String problem) {
        LOG.log(Level.WARNING, "-D" + PROPERTY + "=" + property() + " " + problem + ". The best is chosen instead.");
    }

    private static Kernel loops(String reason) {
        LOG.log(Level.INFO, "Kernels: plain loops, since " + reason);
        return new LoopKernel();
    }

    private static Kernel vectors() {
        Kernel kernel = VectorChoice.kernel();
        String reason = VectorChoice.isAsAsked() ? "as -D" + PROPERTY + " says" : "what this processor prefers";
        LOG.log(Level.INFO, "Kernels: " + kernel.description() + ", " + reason);
        return kernel;
    }
}
