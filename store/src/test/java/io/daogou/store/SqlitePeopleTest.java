package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.Event;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlitePeopleTest extends PeopleContract {
    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(directory, CatalogContract.CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Test
    void noByteOfTheErasedIsInAnyFileWhileTheStoreIsOpen() throws IOException {
        Random random = new Random(7);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            events.add(view("event-" + i, "device-" + i % 400, i % 3 == 0 ? "shopper-" + i % 99 : null));
        }
        for (int i = 0; i < 300; i++) {
            events.add(view("vanish-event-" + i, "vanish-phone", i % 2 == 0 ? "vanish-ada" : null));
        }
        Collections.shuffle(events, random);
        for (int begin = 0; begin < events.size(); begin += 500) {
            store.events().append(events.subList(begin, Math.min(events.size(), begin + 500)));
        }
        Subject ada = Subject.shopper("vanish-ada");
        Subject phone = Subject.device("vanish-phone");
        store.shoppers().link("vanish-phone", "vanish-ada", NOON);
        store.people()
                .consents()
                .record(List.of(
                        new Consent(ada, Purpose.ANALYTICS, true, NOON, "page", "1"),
                        new Consent(phone, Purpose.PERSONALIZATION, true, NOON, "page", "1")));
        store.people().resets().record(new Reset(ada, "brand:x", NOON));
        store.people().codes().put("vanish-phone", "vanish-code", LATER);
        store.people().audit().append(NOON, "key", "export", ada);
        assertThat(filesWith("vanish")).isNotEmpty();
        store.people().erasures().erase(Set.of(ada, phone), LATER);
        assertThat(store.people().erasures().isUnfinished()).isTrue();
        // As after a kill: the next process knows that something is left to do.
        close();
        open();
        assertThat(store.people().erasures().isUnfinished()).isTrue();
        store.people().erasures().finish();
        assertThat(store.people().erasures().isUnfinished()).isFalse();
        assertThat(filesWith("vanish")).isEmpty();
        assertThat(store.events().size()).isEqualTo(20_000);
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void theErasedAreKnownAndTheKeyIsTheSameWhenReopened() {
        String pseudonym = store.people().audit().pseudonym(ADA);
        store.people().erasures().erase(Set.of(ADA), LATER);
        close();
        open();
        assertThat(store.people().erasures().erasedAt(ADA)).contains(LATER);
        assertThat(store.people().audit().pseudonym(ADA)).isEqualTo(pseudonym);
    }

    @Test
    void noSqlChangesTheAuditLog() throws SQLException {
        store.people().audit().append(NOON, "key", "export", ADA);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("daogou.db"));
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM audit")).hasMessageContaining("is kept");
            assertThatThrownBy(() -> statement.execute("UPDATE audit SET actor = 'nobody'"))
                    .hasMessageContaining("is kept");
        }
    }

    @Test
    void aDatabaseOfTheVersionBeforeIsBroughtUpToDate() throws SQLException, IOException {
        close();
        Path file = directory.resolve("daogou.db");
        Files.delete(file);
        String script = new String(
                Store.class.getResourceAsStream("sqlite/schema-1.sql").readAllBytes(), StandardCharsets.UTF_8);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String part : script.split(";\\s*\n", -1)) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
            statement.execute("INSERT INTO device_link (device_id, shopper_id, linked_millis, unlinked_millis)"
                    + " VALUES ('d', 'first', 800000000000, 900000000000), ('d', 'second', 900000000000, NULL),"
                    + " ('e', 'third', 800000000000, 900000000000)");
            statement.execute("PRAGMA user_version = 1");
        }
        open();
        assertThat(store.shoppers().linksOf("first")).as("ended by the next").allMatch(link -> link.stands());
        assertThat(store.shoppers().linksOf("second")).allMatch(link -> link.stands());
        assertThat(store.shoppers().linksOf("third")).as("ended by hand").noneMatch(link -> link.stands());
    }
}
