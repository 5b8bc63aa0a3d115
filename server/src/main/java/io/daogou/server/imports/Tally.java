package io.daogou.server.imports;

import io.daogou.domain.event.EventLog.AppendOutcome;
import io.daogou.domain.item.Catalog.PutOutcome;

/** What a running import has counted so far. */
final class Tally {
    long rows;
    long created;
    long updated;
    long unchanged;
    long repeated;
    long stored;
    long duplicates;
    long conflicts;
    long skipped;
    long expired;
    long rejects;

    void count(AppendOutcome outcome) {
        switch (outcome) {
            case STORED -> stored++;
            case DUPLICATE -> duplicates++;
            case CONFLICT -> conflicts++;
            case ERASED -> skipped++;
        }
    }

    void count(PutOutcome outcome) {
        switch (outcome) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
        }
    }
}
