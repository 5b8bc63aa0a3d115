package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Imports a table: finds out what its columns mean, then reads it as events or as items. */
final class TableImport {
    private static final String BROKEN =
            "has bytes that are not text in this charset; name the right one with --charset, such as GB18030";

    private final ImportRun run;
    private final TableSample sample;
    private final ColumnMapping mapping;

    private TableImport(ImportRun run, TableSample sample) {
        this.run = run;
        this.sample = sample;
        mapping = ColumnMapping.of(sample, run.options);
    }

    static void read(ImportRun run, ImportFormat format) throws IOException {
        new TableImport(run, TableSample.of(run.source, format, run.options)).read();
    }

    private void read() throws IOException {
        run.say(mapping.describe());
        checkMapping();
        DateGuess dates = DateGuess.of(run.source, sample, mapping, run.options);
        String note = dates.note();
        if (note != null) {
            run.say(note);
        }
        try (RowSource rows = sample.open(run.source)) {
            MappedRow row = new MappedRow(rows, mapping, sample, run.options.currency());
            TimeReader times = new TimeReader(run.options.zone(), dates.order());
            if (mapping.hasEvents()) {
                EventRows events = new EventRows(run, row, times, usualType());
                if (each(rows, events::read)) {
                    events.finish();
                }
            } else {
                CatalogRows items = new CatalogRows(run, row, mapping, times);
                each(rows, print -> items.read());
            }
        }
    }

    /** What is done with a row whose text is sound. */
    private interface RowReader {
        void read(Fingerprint print);
    }

    /** Reads every row; false if it was stopped before the end. */
    private boolean each(RowSource rows, RowReader reader) throws IOException {
        Fingerprint print = new Fingerprint();
        while (rows.next()) {
            if (!run.proceed()) {
                return false;
            }
            String defect = rows.defect();
            if (defect == null) {
                print.start(0);
                for (int i = 0; i < rows.width(); i++) {
                    print.add(rows.field(i));
                }
                defect = print.isBroken() ? BROKEN : null;
            }
            if (defect != null) {
                run.reject(rows.line(), defect, rows.text());
                continue;
            }
            try {
                reader.read(print);
            } catch (InvalidInput refused) {
                run.reject(rows.line(), refused, rows.text());
            }
        }
        return true;
    }

    private EventType usualType() {
        EventType given = run.options.event();
        if (given != null) {
            return given;
        }
        EventType type =
                mapping.has(Field.ORDER) || mapping.has(Field.QUANTITY) ? EventType.PURCHASE : EventType.VIEW_ITEM;
        if (!mapping.has(Field.EVENT)) {
            run.say("  events: every row is taken for " + type.wireName() + "; --event names another");
        }
        return type;
    }

    private void checkMapping() {
        EventType event = run.options.event();
        if (mapping.hasEvents() ? !mapping.has(Field.ITEM) : !mapping.has(Field.TITLE) && !isUpdate()) {
            throw unusable(missing());
        }
        if (event != null && !mapping.hasEvents()) {
            throw unusable("--event is given, but the file has no columns for time and user");
        }
        if (mapping.has(Field.PRICE) && !mapping.has(Field.CURRENCY) && run.options.currency() == null) {
            run.say(
                    "  prices: those without a currency are left out of products and sums; name it with --currency GBP");
        }
    }

    /** A table that only changes what the catalogue has: prices, stock. */
    private boolean isUpdate() {
        return mapping.has(Field.ITEM)
                && (mapping.has(Field.PRICE) || mapping.has(Field.AVAILABILITY) || mapping.has(Field.BRAND));
    }

    private String missing() {
        if (mapping.hasEvents()) {
            return "there is no column for the item";
        }
        return mapping.has(Field.USER)
                ? "there is a column for the user and none for the time"
                : "there are neither columns for item and title (products) nor for item, user and time (events)";
    }

    private ImportFailure unusable(@Nullable String reason) {
        return new ImportFailure(run.source.path() + ": " + reason + "; say which columns they are with --map "
                + "item=...,user=...,time=... Columns: " + String.join(", ", sample.columns()));
    }
}
