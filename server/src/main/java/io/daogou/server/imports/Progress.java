package io.daogou.server.imports;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** A line that tells how far an import is: renewed in place twice a second on a terminal, else a line every five seconds. */
final class Progress {
    private static final long ON_TERMINAL = 500_000_000L;
    private static final long ELSEWHERE = 5_000_000_000L;

    private final SourceFile source;
    private final PrintStream report;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private long told = started;
    private boolean open;

    Progress(SourceFile source, PrintStream report, boolean inPlace) {
        this.source = source;
        this.report = report;
        terminal = inPlace
                && Optional.ofNullable(System.console())
                        .map(Console::isTerminal)
                        .orElse(false);
    }

    /** Tells, if it is time to. */
    void tick(long rows) {
        long now = System.nanoTime();
        if (now - told < (terminal ? ON_TERMINAL : ELSEWHERE)) {
            return;
        }
        told = now;
        String line = String.format(
                Locale.ROOT,
                "  %3d %%  %,d rows  %,.0f rows/s",
                Math.min(100, 100 * source.taken() / Math.max(1, source.size())),
                rows,
                rows / seconds());
        if (terminal) {
            report.print("\r" + line + "  ");
            report.flush();
            open = true;
        } else {
            report.println(line);
        }
    }

    /** Leaves the line that is renewed in place. */
    void leaveLine() {
        if (open) {
            report.println();
            open = false;
        }
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
