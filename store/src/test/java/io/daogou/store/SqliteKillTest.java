package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteKillTest extends KillContract {
    @TempDir
    Path directory;

    @Override
    String url() {
        return directory.toString();
    }

    @Test
    void keepsOtherProcessesFromWritingButNotFromReading() throws Exception {
        Process process = start("other");
        try (BufferedReader output = process.inputReader()) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                names.add(output.readLine());
            }
            assertThat(names).first().isEqualTo("open;");
            assertThatThrownBy(() -> Store.open(directory))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by process " + process.pid());
            try (Store store = Store.openReadOnly(directory)) {
                assertThat(sizes(store).keySet())
                        .containsAll(names.stream()
                                .skip(1)
                                .map(name -> name.replace(";", ""))
                                .toList());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        Store.open(directory).close();
    }
}
