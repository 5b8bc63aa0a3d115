package io.daogou.server;

import io.daogou.engine.TrainingProgress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Shows how a long work goes on: one line that changes on a terminal, a line for each step elsewhere. */
final class Progress implements TrainingProgress {
    private static final long PAUSE_NANOS = 100_000_000;

    /** A step that is younger or that has done less tells too little of how long it will take. */
    private static final double TELLING_SECONDS = 3;

    private static final double TELLING_SHARE = .02;

    private final PrintWriter out;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private String step = "";
    private double stepBegin;
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
        if (news) {
            stepBegin = seconds();
        }
        if (terminal) {
            if (news || System.nanoTime() - shown > PAUSE_NANOS) {
                show(total > 0 ? now + "  " + 100 * done / total + " %" + left(done, total) : now);
            }
        } else if (news) {
            out.printf("  %5.1f s  %s%n", seconds(), now);
            out.flush();
        }
    }

    /** How long the step will still take, if that can be told. */
    private String left(long done, long total) {
        double taken = seconds() - stepBegin;
        if (taken < TELLING_SECONDS || done < TELLING_SHARE * total) {
            return "";
        }
        double left = taken / done * (total - done);
        return left < 90 ? String.format(", %.0f s left", left) : String.format(", %.0f min left", left / 60);
    }

    @Override
    public void note(String line) {
        done();
        out.printf("  %5.1f s  %s%n", seconds(), line);
        out.flush();
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
            width = 0;
        }
    }

    private void show(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
        shown = System.nanoTime();
    }
}
