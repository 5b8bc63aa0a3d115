package io.daogou.server.imports;

import io.daogou.domain.event.EventType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How files are to be read.
 *
 * @param format none: guessed from content and name
 * @param columns declared columns: a header's name or a number from 1; fields that are left out are guessed
 * @param event the event of rows that have no event column
 * @param currency of prices written without one
 * @param zone of times written without one
 * @param dates the order of day and month; none: found in the file
 * @param items whether event rows make items that the catalogue lacks
 * @param consented whether the people of the file agreed that they are known by it
 * @param skippedItems identifiers that are no goods, such as postage; rows with them are left out
 */
public record ImportOptions(
        @Nullable ImportFormat format,
        Map<Field, String> columns,
        @Nullable EventType event,
        @Nullable Currency currency,
        ZoneId zone,
        Charset charset,
        @Nullable DateOrder dates,
        boolean items,
        boolean consented,
        Set<String> skippedItems) {
    /** Everything guessed, times in UTC. */
    public static final ImportOptions DEFAULTS = new ImportOptions(
            null, Map.of(), null, null, ZoneOffset.UTC, StandardCharsets.UTF_8, null, true, false, Set.of());

    public ImportOptions {
        columns = Map.copyOf(columns);
        skippedItems = Set.copyOf(skippedItems);
    }
}
