package io.daogou.store;

import io.daogou.domain.shopper.AuditEntry;
import io.daogou.domain.shopper.AuditLog;
import io.daogou.domain.shopper.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries in memory. */
final class MemoryAuditLog implements AuditLog {
    private final KeyedHash hash;
    private final List<AuditEntry> entries = new ArrayList<>();

    MemoryAuditLog(KeyedHash hash) {
        this.hash = hash;
    }

    @Override
    public synchronized void append(Instant time, String actor, String action, @Nullable Subject subject) {
        String name = subject == null ? null : pseudonym(subject);
        entries.add(new AuditEntry(entries.size() + 1, time, actor, action, name));
    }

    @Override
    public synchronized List<AuditEntry> read(long after, int limit, @Nullable Subject subject) {
        String name = subject == null ? null : pseudonym(subject);
        return entries.stream()
                .filter(entry -> entry.sequence() > after && (name == null || name.equals(entry.subject())))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<AuditEntry> readBack(long before, int limit, @Nullable Subject subject) {
        String name = subject == null ? null : pseudonym(subject);
        long end = before == 0 ? Long.MAX_VALUE : before;
        return entries.reversed().stream()
                .filter(entry -> entry.sequence() < end && (name == null || name.equals(entry.subject())))
                .limit(limit)
                .toList();
    }

    @Override
    public String pseudonym(Subject subject) {
        return hash.of(subject);
    }
}
