package io.daogou.server.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Rows that could not be used: the first are printed, all are written to a file of line, reason and text. */
final class Rejects implements AutoCloseable {
    private static final int PRINTED = 20;
    private static final int LONGEST_TEXT = 100_000;

    private final @Nullable Path file;
    private final PrintStream report;
    private @Nullable BufferedWriter out;
    private long count;

    /**
     * @param file made when the first row is rejected; one of an earlier import is removed. None: rows are only printed
     */
    Rejects(@Nullable Path file, PrintStream report) {
        this.file = file;
        this.report = report;
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException unwritable) {
                throw failure(file, unwritable);
            }
        }
    }

    void add(long line, String reason, String text) {
        count++;
        if (count <= PRINTED) {
            report.println("  line " + line + ": " + reason);
        } else if (count == PRINTED + 1) {
            report.println("  further rejected rows are " + (file == null ? "only counted" : "only in " + file));
        }
        if (file != null) {
            write(file, line + "\t" + oneLine(reason) + "\t" + oneLine(text) + "\n");
        }
    }

    private void write(Path to, String row) {
        try {
            BufferedWriter writer = out;
            if (writer == null) {
                Path folder = to.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                writer = Files.newBufferedWriter(to);
                writer.write("line\treason\trow\n");
                out = writer;
            }
            writer.write(row);
        } catch (IOException unwritable) {
            throw failure(to, unwritable);
        }
    }

    private static ImportFailure failure(Path file, IOException cause) {
        return new ImportFailure(
                file + ": rejected rows cannot be written here (" + cause.getMessage()
                        + "); name another --rejects file",
                cause);
    }

    private static String oneLine(String text) {
        String kept = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return kept.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }

    @Override
    public void close() {
        if (out != null && file != null) {
            try {
                out.close();
            } catch (IOException unwritable) {
                throw failure(file, unwritable);
            }
        }
    }
}
