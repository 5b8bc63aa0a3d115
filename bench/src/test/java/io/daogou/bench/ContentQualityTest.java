package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentQualityTest {
    private static final int ITEMS = 120;
    private static final int WORLDS = 4;

    @TempDir
    private Path folder;

    /** Items of four worlds, each named by its own; people buy four items of one world before the day, and four after. */
    private RetailLog log() throws IOException {
        StringBuilder lines = new StringBuilder("header\n");
        for (int user = 0; user < 200; user++) {
            for (int k = 0; k < 8; k++) {
                int item = user % WORLDS + WORLDS * ((user * 5 + k * 7) % (ITEMS / WORLDS));
                String day = k < 4 ? "2011-09-0" + (k + 1) : "2011-11-2" + k;
                lines.append(String.format(
                        Locale.ROOT,
                        "%d,%05d,WORLD%d THING,1,%s 10:00:00,1.00,%d,UK%n",
                        user,
                        item * 811,
                        item % WORLDS,
                        day,
                        user));
            }
        }
        Path file = folder.resolve("log.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        return RetailLog.read(file);
    }

    @Test
    void newItemsOfTheOwnWorldAreFoundByContentAndNotByPopularity() throws IOException {
        ContentQuality.Trial trial = new ContentQuality.Trial(log(), ContentQuality.Window.TEST, 1);
        assertThat(trial.counts()[0]).isPositive();
        assertThat(trial.counts()[1]).isGreaterThan(trial.counts()[0]);
        assertThat(trial.measure("content").amongAll()).isEqualTo(1);
        assertThat(trial.measure("popular").amongAll()).isZero();
        assertThat(trial.measure("ease").amongAll()).isZero();
    }
}
