package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One import of one file: where its events, items, shoppers and rejects go, and what was counted. */
final class ImportRun implements AutoCloseable {
    private static final int ROWS_A_TICK = 512;

    final SourceFile source;
    final ImportOptions options;
    final Tally tally = new Tally();
    final EventBatches events;
    final ItemBatches items;
    final ShopperLinks shoppers;
    private final Rejects rejects;
    private final Progress progress;
    private final PrintStream report;
    private final BooleanSupplier stopped;

    /** Whom an import answers to: where lines for a person go, and whether it shall stop. */
    record Supervisor(PrintStream report, boolean interactive, BooleanSupplier stopped) {}

    ImportRun(
            SourceFile source,
            @Nullable Path rejects,
            ImportOptions options,
            ImportTarget target,
            Supervisor supervisor) {
        this.source = source;
        this.options = options;
        this.report = supervisor.report();
        this.stopped = supervisor.stopped();
        this.rejects = new Rejects(rejects, report);
        progress = new Progress(source, report, supervisor.interactive());
        events = new EventBatches(
                target.events(), new GivenConsents(target.consents(), options.consented()), target.retention(), tally);
        items = new ItemBatches(target.catalog(), tally);
        shoppers = new ShopperLinks(target.shoppers());
    }

    /** Counts a row; says whether it shall be read. */
    boolean proceed() {
        if (tally.rows % ROWS_A_TICK == 0) {
            progress.tick(tally.rows);
            if (stopped.getAsBoolean()) {
                return false;
            }
        }
        tally.rows++;
        return true;
    }

    void reject(long line, String reason, String text) {
        tally.rejects++;
        progress.leaveLine();
        rejects.add(line, reason, text);
    }

    void reject(long line, InvalidInput reason, String text) {
        reject(line, String.valueOf(reason.getMessage()), text);
    }

    void say(String line) {
        progress.leaveLine();
        report.println(line);
    }

    boolean isStopped() {
        return stopped.getAsBoolean();
    }

    /** Stores what is left; links shoppers unless the import was stopped, since the file's end is not known then. */
    void finish() {
        events.finish();
        items.finish();
        if (!isStopped()) {
            shoppers.finish();
        }
        progress.leaveLine();
    }

    /** Stores what was read before the file turned out to be broken. */
    void keepWhatCame() {
        events.finish();
        items.finish();
        progress.leaveLine();
    }

    ImportSummary summary(ImportFormat format) {
        return new ImportSummary(
                source.path(),
                format,
                tally.rows,
                tally.created,
                tally.updated,
                tally.unchanged,
                tally.repeated,
                tally.stored,
                tally.duplicates,
                tally.conflicts,
                tally.skipped,
                tally.expired,
                shoppers.count(),
                tally.rejects,
                progress.seconds(),
                !isStopped());
    }

    @Override
    public void close() {
        events.close();
        rejects.close();
    }
}
