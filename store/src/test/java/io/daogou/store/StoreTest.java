package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.Event;
import io.daogou.domain.item.Item;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    @TempDir
    Path directory;

    @Test
    void makesTheDataDirectory() {
        Path deep = directory.resolve("a/b c/数据");
        try (Store store = Store.open(deep)) {
            store.events().append(List.of(Samples.view("e")));
        }
        assertThat(deep.resolve("daogou.db")).isRegularFile();
    }

    @Test
    void refusesASecondWriter() {
        try (Store store = Store.open(directory)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> Store.open(directory.resolve(".")))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(directory.toString())
                        .hasMessageContaining("in use by this process")
                        .hasMessageContaining("stop it first");
            }
            assertThat(store.events().size()).isZero();
        }
        Store.open(directory).close();
    }

    @Test
    void saysWhoHoldsTheDataDirectory() throws IOException {
        Store.open(directory).close();
        assertThat(directory.resolve("daogou.lock"))
                .hasContent(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void readsBesideTheWriterAndRefusesToWrite() {
        try (Store writer = Store.open(directory);
                Store reader = Store.openReadOnly(directory)) {
            assertThat(reader.events().size()).isZero();
            List<Event> events = Samples.everyShape();
            writer.events().append(events);
            writer.catalog().put(List.of(Samples.fullItem("a")));
            assertThat(EventLogContract.read(reader.events(), 0)).isEqualTo(events);
            assertThat(reader.catalog().item("a")).contains(Samples.fullItem("a"));
            assertThatThrownBy(() -> reader.events().append(events))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("reading only");
            assertThatThrownBy(() -> reader.catalog().delete("a")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> reader.shoppers().link("d", "s", Samples.TIME))
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void readsWhenNobodyWrites() {
        try (Store writer = Store.open(directory)) {
            writer.events().append(Samples.views("a", 10));
        }
        try (Store reader = Store.openReadOnly(directory)) {
            assertThat(reader.events().size()).isEqualTo(10);
        }
        Store.open(directory).close();
    }

    @Test
    void refusesToReadWhereNothingIs() {
        assertThatThrownBy(() -> Store.openReadOnly(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no daogou.db in " + directory);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesADataDirectoryThatIsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("choose another directory");
    }

    @Test
    void refusesADamagedDatabase() throws IOException {
        Path file = Files.writeString(directory.resolve("daogou.db"), "not a database".repeat(100));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Store.open(directory))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file + " is damaged")
                    .hasMessageContaining("restore a backup");
            assertThatThrownBy(() -> Store.openReadOnly(directory))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file + " is damaged");
        }
        assertThat(file).hasContent("not a database".repeat(100));
    }

    @Test
    void saysSoWhenDamageShowsLater() throws IOException {
        try (Store store = Store.open(directory)) {
            store.events().append(Samples.views("a", 20_000));
        }
        byte[] noise = new byte[512 * 1024];
        new Random(1).nextBytes(noise);
        try (FileChannel file = FileChannel.open(directory.resolve("daogou.db"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(noise), 256 * 1024);
        }
        try (Store store = Store.open(directory)) {
            assertThatThrownBy(() -> EventLogContract.read(store.events(), 0))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("daogou.db is damaged");
            assertThat(store.catalog().put(List.of(Item.of("a", "A")))).hasSize(1);
        }
    }

    @Test
    void refusesADatabaseOfANewerProgram() throws Exception {
        Store.open(directory).close();
        SqliteFiles.run(directory, "PRAGMA user_version = " + (Schema.VERSION + 1));
        assertThatThrownBy(() -> Store.open(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer program");
        assertThatThrownBy(() -> Store.openReadOnly(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer program");
    }

    @Test
    void refusesADatabaseOfAnotherProgram() throws Exception {
        SqliteFiles.run(directory, "CREATE TABLE theirs (a)");
        assertThatThrownBy(() -> Store.open(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another program");
        assertThatThrownBy(() -> Store.openReadOnly(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("start the server on it once");
    }

    @Test
    void refusesWorkOnceClosed() {
        Store store = Store.open(directory);
        store.close();
        store.close();
        assertThatThrownBy(() -> store.events().append(List.of(Samples.view("e"))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.events().size())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void keepsSeparateMemoriesApart() {
        Store one = Store.inMemory();
        one.events().append(List.of(Samples.view("e")));
        assertThat(Store.inMemory().events().size()).isZero();
        assertThat(one.events().size()).isEqualTo(1);
    }
}
