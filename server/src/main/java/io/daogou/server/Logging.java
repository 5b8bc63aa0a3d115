package io.daogou.server;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sets the log up: one line an entry, on the error stream, quiet unless asked. */
final class Logging {
    /** Loggers are collected as garbage unless somebody holds them. */
    private static final Logger ROOT = Logger.getLogger("");

    /** They log what we tell in a line of our own: a taken port, a broken request. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("io.javalin"), Logger.getLogger("org.eclipse.jetty"));

    private Logging() {}

    static void configure(boolean verbose) {
        ROOT.setLevel(verbose ? Level.INFO : Level.WARNING);
        TALKATIVE.forEach(logger -> logger.setLevel(verbose ? Level.INFO : Level.OFF));
        for (Handler handler : ROOT.getHandlers()) {
            handler.setFormatter(new Line(verbose));
        }
    }

    /** Time, level, where, what; a stack trace only on request, except for what nobody foresaw. */
    private static final class Line extends Formatter {
        private final boolean verbose;

        Line(boolean verbose) {
            this.verbose = verbose;
        }

        @Override
        public String format(LogRecord entry) {
            LocalTime time = LocalTime.ofInstant(entry.getInstant(), ZoneId.systemDefault())
                    .truncatedTo(ChronoUnit.MILLIS);
            String name = entry.getLoggerName() == null ? "" : entry.getLoggerName();
            StringBuilder line = new StringBuilder()
                    .append(time)
                    .append(' ')
                    .append(entry.getLevel())
                    .append(' ')
                    .append(name.substring(name.lastIndexOf('.') + 1))
                    .append(": ")
                    .append(formatMessage(entry));
            Throwable thrown = entry.getThrown();
            if (thrown != null) {
                line.append(": ").append(thrown);
                if (verbose || entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    for (StackTraceElement element : thrown.getStackTrace()) {
                        line.append("\n    at ").append(element);
                    }
                }
            }
            return line.append('\n').toString();
        }
    }
}
