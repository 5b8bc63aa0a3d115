package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code daogou feed} as a process with little memory, and a catalogue with much to say. */
final class FeedCommandIT {
    private static final int ITEMS = 100_000;
    /** The descriptions alone are three times as large. */
    private static final String MEMORY = "-Xmx64m";

    @TempDir
    private Path folder;

    @Test
    void aLargeCatalogueFitsThroughALittleMemory() throws Exception {
        fill();
        Files.writeString(folder.resolve("daogou.yaml"), "agents: {publicUrl: 'https://shop.example'}\n");
        Path feed = folder.resolve("products.jsonl");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules",
                        "jdk.incubator.vector",
                        MEMORY,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "feed",
                        "--data",
                        folder.toString(),
                        "--output",
                        feed.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("100,000 items written, 0 left out");
        try (Stream<String> lines = Files.lines(feed)) {
            assertThat(lines.count()).isEqualTo(ITEMS);
        }
        assertThat(Files.size(feed)).isGreaterThan(200_000_000);
    }

    private void fill() throws IOException {
        String description = "It does what it should, and lasts. ".repeat(60);
        try (Store store = Store.open(folder)) {
            List<Item> batch = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                batch.add(new ItemBuilder("item-" + i, "Item " + i)
                        .description(description)
                        .link("/p/" + i)
                        .imageLink("/i/" + i + ".jpg")
                        .brand("Brand")
                        .itemGroupId("group-" + i / 3)
                        .attributes(Map.of("size", String.valueOf(i % 3)))
                        .price(Money.of("10", "CNY"))
                        .build());
                if (batch.size() == 2_000) {
                    store.catalog().put(batch);
                    batch.clear();
                }
            }
        }
    }
}
