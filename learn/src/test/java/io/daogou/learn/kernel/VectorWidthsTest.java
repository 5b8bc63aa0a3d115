package io.daogou.learn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice of a kernel, and its results, in JVMs started otherwise. Vectors wider than the processor's work too, slowly. */
class VectorWidthsTest {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void everyWidthIsRight(int bits) throws IOException, InterruptedException {
        assertThat(output(MODULE, "-Ddaogou.vector.wider=true", "-Ddaogou.vector.bits=" + bits))
                .contains("vectors of " + bits + " bits; true; true; true; true; true; true")
                .contains("as -Ddaogou.vector.bits says");
    }

    @Test
    void withoutTheModuleLoopsWorkAndTheLogSaysHowToGetVectors() throws IOException, InterruptedException {
        assertThat(output())
                .contains("plain loops; true; true; true; true; true; true")
                .contains(
                        "since the module jdk.incubator.vector is not there; start Java with --add-modules jdk.incubator.vector")
                .doesNotContain("Exception");
    }

    @Test
    void vectorsCanBeTurnedOff() throws IOException, InterruptedException {
        assertThat(output(MODULE, "-Ddaogou.vector.bits=off"))
                .contains("plain loops; true; true; true; true; true; true")
                .contains("since -Ddaogou.vector.bits is off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "on"})
    void anUnknownWidthIsWarnedOfWithWhatIsAllowed(String value) throws IOException, InterruptedException {
        String property = "-Ddaogou.vector.bits=" + value;
        for (String output : List.of(output(MODULE, property), output(property))) {
            assertThat(output)
                    .contains("WARNING: -Ddaogou.vector.bits=" + value + " is unknown; it may be 128, 256, 512 or off")
                    .contains("; true; true; true; true; true; true")
                    .doesNotContain("Exception")
                    .doesNotContain("bits says");
        }
    }

    /** With that flag every processor is one of 128 bits. */
    @Test
    void aWidthTheProcessorDoesNotHaveIsWarnedOfAndNotTaken() throws IOException, InterruptedException {
        assertThat(output(MODULE, "-XX:MaxVectorSize=16", "-Ddaogou.vector.bits=512"))
                .contains("WARNING: -Ddaogou.vector.bits=512 is wider than this processor's 128 bits")
                .contains("; true; true; true; true; true; true")
                .doesNotContain("vectors of 512 bits");
    }

    private static String output(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelProbe.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
