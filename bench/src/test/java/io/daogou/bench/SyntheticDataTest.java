package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.Interactions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SyntheticDataTest {
    @TempDir
    private Path folder;

    @Test
    void everyPairIsALine() throws IOException {
        Interactions data = PowerLawData.make(20, 300, 400, 1);
        Path file = folder.resolve("pairs.txt");
        PowerLawData.write(data, file);
        assertThat(Files.readAllLines(file)).hasSize(data.size()).first().isEqualTo("0\t" + data.item(0));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aPlaceThatIsNotThereIsRefusedInOneLine() {
        assertThat(refusal(
                        "synthetic",
                        "--output",
                        folder.resolve("nowhere/pairs.txt").toString()))
                .startsWith("daogou bench synthetic: ")
                .contains("nowhere/pairs.txt", "name a file in a folder that is there");
    }

    @Test
    void missingRealDataIsToldInOneLine() {
        assertThat(refusal("factors", "--factors", "64", "--real-data", folder.toString()))
                .startsWith("daogou bench factors: ")
                .contains("is not there; give the folder of the data sets");
    }

    private static String refusal(String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine line = Bench.commandLine().setErr(new PrintWriter(errors, true));
        assertThat(line.execute(arguments)).isEqualTo(2);
        assertThat(errors.toString().lines()).hasSize(1);
        return errors.toString();
    }
}
