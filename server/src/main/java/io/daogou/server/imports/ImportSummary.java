package io.daogou.server.imports;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What became of one file.
 *
 * @param rows read, rejected ones too
 * @param repeated catalogue rows of an item that an earlier row of the file had already given; the first counts
 * @param skipped rows that say nothing the shop keeps: other events, items that are no goods
 * @param expired events that are older than the shop keeps them, which were not stored
 * @param shoppers different ones in the file
 * @param rejects rows that could not be used
 * @param finished false if it was stopped before the end
 */
public record ImportSummary(
        Path file,
        ImportFormat format,
        long rows,
        long itemsCreated,
        long itemsUpdated,
        long itemsUnchanged,
        long repeated,
        long eventsStored,
        long eventsDuplicate,
        long eventsConflict,
        long skipped,
        long expired,
        long shoppers,
        long rejects,
        double seconds,
        boolean finished) {

    /** A few lines for a person. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        text.append(file.getFileName()).append(": ").append(count(rows)).append(" rows in ");
        text.append(String.format(Locale.ROOT, "%.1f s (%,.0f rows/s)%n", seconds, rows / Math.max(seconds, 1e-3)));
        line(text, "items", itemsCreated, "created", itemsUpdated, "updated", itemsUnchanged, "unchanged");
        line(text, "events", eventsStored, "stored", eventsDuplicate, "duplicate", eventsConflict, "conflict");
        line(text, "shoppers", shoppers, "in the file");
        line(text, "rows", skipped, "skipped", repeated, "repeated", rejects, "rejected");
        if (eventsConflict > 0) {
            text.append(
                            "  conflict: these rows are stored already and read differently now; was --map or --zone another?")
                    .append(System.lineSeparator());
        }
        if (expired > 0) {
            text.append("  expired: ")
                    .append(count(expired))
                    .append(" events are older than privacy.retention in daogou.yaml keeps them, and were not stored")
                    .append(System.lineSeparator());
        }
        if (!finished) {
            text.append("  stopped before the end: run the same command again to finish, nothing is doubled")
                    .append(System.lineSeparator());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object... countsAndWords) {
        text.append("  ").append(name).append(" ".repeat(10 - name.length()));
        for (int i = 0; i < countsAndWords.length; i += 2) {
            text.append(i == 0 ? "" : ", ")
                    .append(count((long) countsAndWords[i]))
                    .append(' ')
                    .append(countsAndWords[i + 1]);
        }
        text.append(System.lineSeparator());
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
