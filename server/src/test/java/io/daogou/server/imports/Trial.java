package io.daogou.server.imports;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Imports files that a test writes, into a shop in memory. */
final class Trial {
    final InMemoryTarget shop = new InMemoryTarget();
    final ByteArrayOutputStream report = new ByteArrayOutputStream();
    private final Path folder;
    private List<String> map = List.of();
    private @Nullable EventType event;
    private @Nullable String currency;
    private String zone = "UTC";
    private boolean items = true;

    Trial(Path folder) {
        this.folder = folder;
    }

    Trial map(String... pairs) {
        map = List.of(pairs);
        return this;
    }

    Trial event(EventType type) {
        event = type;
        return this;
    }

    Trial currency(String code) {
        currency = code;
        return this;
    }

    Trial zone(String name) {
        zone = name;
        return this;
    }

    Trial withoutItems() {
        items = false;
        return this;
    }

    ImportSummary run(String name, String text) {
        return run(name, text.getBytes(StandardCharsets.UTF_8));
    }

    ImportSummary run(String name, byte[] content) {
        try {
            return run(Files.write(folder.resolve(name), content));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    ImportSummary run(Path file) {
        return importer().run(file, rejects());
    }

    Importer importer() {
        return new Importer(shop, options(), new PrintStream(report, true, StandardCharsets.UTF_8), false);
    }

    Path rejects() {
        return folder.resolve("rejects.tsv");
    }

    String rejected() {
        try {
            return Files.exists(rejects()) ? Files.readString(rejects()) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String said() {
        return report.toString(StandardCharsets.UTF_8);
    }

    Item item(String itemId) {
        return Objects.requireNonNull(shop.items.get(itemId), () -> itemId + " is not there: " + shop.items.keySet());
    }

    Event only() {
        return shop.all().getFirst();
    }

    private ImportOptions options() {
        ImportOptions usual = ImportOptions.DEFAULTS;
        return new ImportOptions(
                null,
                ImportCommand.columns(map),
                event,
                currency == null ? null : Money.currency(currency),
                ZoneId.of(zone),
                usual.charset(),
                null,
                items,
                usual.consented(),
                usual.skippedItems());
    }
}
