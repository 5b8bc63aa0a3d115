package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundQualityTest {
    @TempDir
    private Path folder;

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private FoundQuality found() {
        return new FoundQuality(new Bench.Data(folder));
    }

    /** Everybody likes coat 0 and dislikes coat 1, in the test as in training. */
    @Test
    void ratingsThatRepeatThemselvesAreRankedWithoutAFault() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int user = 0; user < 20; user++) {
            lines.append(user).append(",0,5\n").append(user).append(",1,1\n");
        }
        write("coat/user.txt.gz", lines.toString());
        write("coat/random.txt.gz", lines.toString());
        List<String> rows = found().measure("coat", 1);
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row).contains("| 1.0000 |"));
    }

    @Test
    void anItemThatAlwaysFollowsIsFoundAndRepeatsAreListed() throws IOException {
        write("diginetica/train_sessions.txt.gz", "1 2 1\n3 4 3\n1 2 1\n3 4 3\n");
        write("diginetica/test.txt.gz", "1\t2\n3 4\t3\n");
        List<String> rows = found().measure("diginetica", 1);
        assertThat(rows).hasSize(4);
        assertThat(rows.getFirst()).startsWith("| diginetica, session-knn | hitRate@20 | .507 | 1.0000 |");
    }
}
