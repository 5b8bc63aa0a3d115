package io.daogou.server.imports;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Imports a shop's files, one at a time: events and items go to the {@link ImportTarget} in batches, what cannot be used is
 * reported with its line and written to a file of rejects. Every event gets an identifier made of its row, so that the
 * same file can be imported again without doubling anything.
 *
 * <p><b>Threads:</b> one import at a time; {@link #stop()} may come from any. <b>Failure:</b> {@link ImportFailure} for a
 * file that is of no use; what was stored before stays.
 */
public final class Importer {
    private final ImportTarget target;
    private final ImportOptions options;
    private final PrintStream report;
    private final boolean interactive;
    private volatile boolean stopped;

    /**
     * @param report takes the mapping, rejects and progress as lines for a person
     * @param interactive whether the report goes to the terminal, if the process has one
     */
    public Importer(ImportTarget target, ImportOptions options, PrintStream report, boolean interactive) {
        this.interactive = interactive;
        this.target = target;
        this.options = options;
        this.report = report;
    }

    /** Asks a running import to end soon, with everything read so far kept. */
    public void stop() {
        stopped = true;
    }

    /** Whether it was asked to stop. */
    public boolean isStopped() {
        return stopped;
    }

    /**
     * Imports a file.
     *
     * @param rejects where rows that cannot be used are written; none: they are only reported
     */
    public ImportSummary run(Path file, @Nullable Path rejects) {
        SourceFile source = SourceFile.of(file, options.charset());
        try {
            ImportFormat given = options.format();
            ImportFormat format = given == null ? FormatGuess.of(source) : given;
            report.println(file.getFileName() + ": read as " + format.wireName());
            return run(source, format, rejects);
        } catch (IOException unreadable) {
            throw SourceFile.failure(file, unreadable);
        } catch (UncheckedIOException unkept) {
            throw new ImportFailure("cannot store: " + unkept.getMessage(), unkept);
        }
    }

    private ImportSummary run(SourceFile source, ImportFormat format, @Nullable Path rejects) throws IOException {
        ImportRun.Supervisor supervisor = new ImportRun.Supervisor(report, interactive, this::isStopped);
        try (ImportRun run = new ImportRun(source, rejects, options, target, supervisor)) {
            try {
                read(run, format);
            } catch (IOException | ImportFailure broken) {
                run.keepWhatCame();
                throw broken;
            }
            run.finish();
            return run.summary(format);
        }
    }

    private static void read(ImportRun run, ImportFormat format) throws IOException {
        switch (format) {
            case CSV, TSV, NDJSON -> TableImport.read(run, format);
            case GA4 -> Ga4Import.read(run);
            case MERCHANT_TSV -> MerchantTsv.read(run);
            case MERCHANT_XML -> MerchantXml.read(run);
        }
    }
}
