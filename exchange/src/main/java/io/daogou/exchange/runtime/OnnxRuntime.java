package io.daogou.exchange.runtime;

import io.daogou.domain.check.InvalidInput;
import io.daogou.exchange.MissingPart;
import io.daogou.exchange.NativeThreads;
import io.daogou.exchange.OptionalPart;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * ONNX Runtime, if it is there: opens files.
 *
 * <p><b>Threads:</b> any number may call. All native calls run on platform threads of its own, at most one a core; each call
 * uses one core, so that many callers do not get into each other's way. Names no class of the library, for it must load where
 * that is not.
 */
public final class OnnxRuntime implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OnnxRuntime.class.getName());
    /** 3,943 went well, 3,993 did not. */
    private static final int LONGEST_COMMAND_LINE = 3_900;

    private final NativeThreads threads;

    private OnnxRuntime(NativeThreads threads) {
        this.threads = threads;
    }

    /**
     * Starts it, with one thread for each core.
     *
     * @throws MissingPart if the library is not on the class path, or does not run on this machine
     */
    public static OnnxRuntime open() {
        OptionalPart.ONNX_RUNTIME.require();
        checkCommandLine(Path.of("/proc/self/cmdline"));
        NativeThreads threads = new NativeThreads("onnx", Runtime.getRuntime().availableProcessors());
        try {
            var _ = threads.call(NativeOnnx::version);
            return new OnnxRuntime(threads);
        } catch (Exception | LinkageError failure) {
            threads.close();
            throw new MissingPart("ONNX Runtime does not start on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + ": " + failure);
        }
    }

    /** Version 1.29 ends the whole process on Linux, without a word, if its command line is longer than one page or so. */
    static void checkCommandLine(Path file) {
        try (InputStream line = Files.newInputStream(file)) {
            int bytes = line.readNBytes(LONGEST_COMMAND_LINE + 1).length;
            if (bytes > LONGEST_COMMAND_LINE) {
                throw new MissingPart("ONNX Runtime would end this process, because its command line is longer than "
                        + LONGEST_COMMAND_LINE
                        + " bytes: give the class path in the environment variable CLASSPATH, and"
                        + " long arguments in files");
            }
        } catch (IOException elsewhere) {
            // Not on Linux: nothing to fear.
            LOG.log(Level.DEBUG, "no command line to check: {0}", elsewhere.getMessage());
        }
    }

    /**
     * Opens a file and looks at what it takes and gives.
     *
     * @throws InvalidInput if it is no ONNX file, or one that this version cannot run
     */
    public OnnxSession session(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInput("model", "is not there", file, "name an ONNX file");
        }
        try {
            return threads.call(() -> NativeOnnx.open(file, threads));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception refused) {
            throw new InvalidInput(
                    file.getFileName().toString(),
                    "cannot be opened",
                    String.valueOf(refused.getMessage()),
                    "give an ONNX model that ONNX Runtime can run");
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
