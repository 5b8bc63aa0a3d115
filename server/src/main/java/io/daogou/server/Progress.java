package io.daogou.server;

import io.daogou.engine.TrainingProgress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Shows how a long work goes on: one line that changes on a terminal, a line for each step elsewhere. */
final class Progress implements TrainingProgress {
    private static final long PAUSE_NANOS = 100_000_000;

    private final PrintWriter out;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private String step = "";
    private int width;
    private long shown;

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Progress on(PrintWriter out) {
        return new Progress(
                out,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    @Override
    public void update(String now, long done, long total) {
        if (now.isEmpty()) {
            return;
        }
        boolean news = !now.equals(step);
        step = now;
        if (terminal) {
            if (news || System.nanoTime() - shown > PAUSE_NANOS) {
                show(total > 0 ? now + "  " + 100 * done / total + " %" : now);
            }
        } else if (news) {
            out.printf("  %5.1f s  %s%n", seconds(), now);
            out.flush();
        }
    }

    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Ends the changing line. */
    void done() {
        if (terminal && width > 0) {
            show("");
            out.print('\r');
            out.flush();
        }
    }

    private void show(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
        shown = System.nanoTime();
    }
}
