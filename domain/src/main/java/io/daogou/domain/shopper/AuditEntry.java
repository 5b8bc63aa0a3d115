package io.daogou.domain.shopper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody saw or changed something about a person, or what all shoppers see.
 *
 * @param sequence 1 and up, in the order of writing
 * @param actor who: the name of an API key, or of a command
 * @param action what, in few words
 * @param subject whose data: the {@linkplain AuditLog#pseudonym pseudonym}, which only the shop itself can find again; none
 *     where it was about nobody
 */
public record AuditEntry(
        long sequence,
        Instant time,
        String actor,
        String action,
        @Nullable String subject) {}
