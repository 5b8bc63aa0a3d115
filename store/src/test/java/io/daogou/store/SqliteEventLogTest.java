package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteEventLogTest extends EventLogContract {
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
    EventLog log() {
        return store.events();
    }

    @Test
    void keepsEverythingWhenReopened() {
        List<Event> events = Samples.everyShape();
        log().append(events);
        long last = log().lastOffset();
        close();
        open();
        assertThat(read(log(), 0)).isEqualTo(events);
        assertThat(log().lastOffset()).isEqualTo(last);
        assertThat(log().size()).isEqualTo(events.size());
        assertThat(log().append(events)).containsOnly(EventLog.AppendOutcome.DUPLICATE);
        log().append(List.of(Samples.view("one more")));
        assertThat(log().lastOffset()).isGreaterThan(last);
    }

    @Test
    void readsAcrossGapsAndNeverGivesAnOffsetTwice() throws Exception {
        log().append(Samples.views("a", 10_000));
        close();
        SqliteFiles.run(directory, "DELETE FROM event WHERE event_offset BETWEEN 3 AND 9000 OR event_offset > 9990");
        open();
        log().append(List.of(Samples.view("new")));
        List<Long> offsets = new ArrayList<>();
        log().read(0, (offset, event) -> offsets.add(offset));
        assertThat(offsets).hasSize(2 + 990 + 1).startsWith(1L, 2L, 9001L).endsWith(9990L, 10_001L);
    }
}
