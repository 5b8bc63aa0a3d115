package io.daogou.learn.lab;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.data.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads training files into {@link LabData}, a word at a time.
 *
 * <p>A line of column names at the beginning is passed over, see {@link Header}. Empty lines are too. In {@code pairs} with three
 * columns the third is the time if every value is at least {@value #EARLIEST_TIME} (March 1973), otherwise the weight; with four
 * it is the time, unless the column names say otherwise or, without names, only the fourth holds such values. Files of one call are one data set and need the same columns.
 *
 * <p><b>Failure.</b> {@link BadFile} with line and reason. <b>Memory.</b> 8 bytes an entry, 8 more for each number it has, and the ids.
 */
public final class DataReader {
    /** Smaller numbers in a third column are weights. */
    static final double EARLIEST_TIME = 1e8;

    /** From here on a time is in milliseconds: it would be the year 5138. */
    private static final double LATEST_TIME = 1e11;

    /** A weight is 0 or lies between these: sums of any number of them stay finite. */
    private static final double LEAST_WEIGHT = 1e-6;

    private static final double MOST_WEIGHT = 1e12;

    private static final int MOST_KINDS = 128;

    private final Format format;
    private final BooleanSupplier cancelled;
    private final Vocabulary.Builder users;
    private final Vocabulary.Builder items;
    private final Vocabulary.Builder kinds = Vocabulary.builder();
    private final Rows rows = new Rows();
    private int columns;
    private boolean thirdIsTime = true;
    private boolean noThirdIsTime = true;
    private boolean fourthIsTime = true;
    /** What column names told; files without names that follow are read alike. */
    private Header.Order order = Header.Order.UNTOLD;

    DataReader(Format format, Vocabulary.Builder users, Vocabulary.Builder items, BooleanSupplier cancelled) {
        this.format = format;
        this.users = users;
        this.items = items;
        this.cancelled = cancelled;
    }

    /**
     * Reads files.
     *
     * @param cancelled asked now and then; ends the reading
     * @throws BadFile if a file cannot be used
     * @throws io.daogou.learn.model.TrainingCancelled if {@code cancelled} says so
     */
    public static LabData read(List<Path> files, Format format, BooleanSupplier cancelled) {
        DataReader reader = new DataReader(format, Vocabulary.builder(), Vocabulary.builder(), cancelled);
        for (Path file : files) {
            reader.read(file);
        }
        if (reader.rows.size == 0) {
            throw new BadFile(
                    files.getFirst(), "has no entry; " + format.label() + " have lines of '" + format.shape() + "'");
        }
        return reader.data();
    }

    /** Reads one more file. */
    void read(Path file) {
        try (Tokens tokens = Tokens.open(file, format.isTable())) {
            boolean first = true;
            while (tokens.nextLine()) {
                if ((tokens.line() & 1023) == 0 && cancelled.getAsBoolean()) {
                    throw new io.daogou.learn.model.TrainingCancelled();
                }
                if (format.isTable()) {
                    table(tokens, first);
                } else {
                    list(tokens, first);
                }
                first = false;
            }
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    private void table(Tokens tokens, boolean first) {
        String[] words = tokens.words(6);
        if (words.length == 0) {
            return;
        }
        if (first && Header.is(words)) {
            order = Header.order(words);
            return;
        }
        checkColumns(tokens, words.length);
        if (order == Header.Order.TIME_LAST && words.length == 4) {
            String last = words[3];
            words[3] = words[2];
            words[2] = last;
        }
        // Numbers first: a refused line leaves nothing behind.
        double one = words.length > 2 ? number(tokens, words, 2) : 0;
        double two = words.length > 3 && format == Format.PAIRS ? number(tokens, words, 3) : 0;
        int user = users.add(words[0]);
        rows.add(user, items.add(words[1]));
        if (words.length > 2) {
            rows.first(one);
        }
        if (format == Format.EVENTS) {
            rows.kind(kind(tokens, words[3]));
        } else if (words.length > 3) {
            rows.second(two);
        }
    }

    private void checkColumns(Tokens tokens, int count) {
        boolean allowed = format == Format.EVENTS ? count == 4 : count >= 2 && count <= 4;
        if (!allowed) {
            throw tokens.bad("there are " + (count > 5 ? "more than 5" : count) + " columns; " + format.label()
                    + " have lines of '" + format.shape() + "'");
        }
        if (columns != 0 && columns != count) {
            throw tokens.bad("there are " + count + " columns, but " + columns
                    + " in the lines before; give all lines the same columns");
        }
        columns = count;
    }

    private double number(Tokens tokens, String[] words, int column) {
        boolean told = order != Header.Order.UNTOLD;
        boolean time = column == 2 && (format == Format.EVENTS || words.length > 3 || order == Header.Order.TIME_THIRD);
        boolean either = format == Format.PAIRS && words.length == 3 && !told;
        String name = time ? "epochSeconds" : either ? "the time or weight" : "the weight";
        double value;
        try {
            value = Double.parseDouble(words[column]);
        } catch (NumberFormatException text) {
            throw tokens.bad(name + " is '" + brief(words[column]) + "'; it must be a number");
        }
        if (column == 2 && (time || either) && value >= LATEST_TIME && value < 1000 * MOST_WEIGHT) {
            throw tokens.bad(name + " is " + words[column]
                    + ", which looks like milliseconds; times are seconds since 1970: divide by 1000");
        }
        if (!(value == 0 || (value >= LEAST_WEIGHT && value <= MOST_WEIGHT))) {
            throw tokens.bad(name + " is " + brief(words[column])
                    + "; it must be a finite number: 0, or 0.000001 to 1,000,000,000,000");
        }
        if (column == 2) {
            thirdIsTime &= time || value >= EARLIEST_TIME;
            noThirdIsTime &= value < EARLIEST_TIME;
        } else {
            fourthIsTime &= value >= EARLIEST_TIME;
        }
        return value;
    }

    private static String brief(String word) {
        return word.length() > 40 ? word.substring(0, word.offsetByCodePoints(0, 20)) + "…" : word;
    }

    private int kind(Tokens tokens, String name) {
        int kind = kinds.add(name);
        if (kind >= MOST_KINDS) {
            throw tokens.bad("'" + brief(name) + "' is the " + (MOST_KINDS + 1) + "th kind of event; at most "
                    + MOST_KINDS + " are allowed: is the column order '" + format.shape() + "'?");
        }
        return kind;
    }

    private void list(Tokens tokens, boolean first) {
        String word = tokens.next();
        String second = word == null ? null : tokens.next();
        boolean sessions = format == Format.SESSIONS;
        if (word == null) {
            if (sessions) {
                // The line keeps its number.
                users.add(String.valueOf(users.size()));
            }
            return;
        }
        if (first && Header.is(second == null ? new String[] {word} : new String[] {word, second})) {
            return;
        }
        int user = users.add(sessions ? String.valueOf(users.size()) : word);
        if (sessions) {
            rows.add(user, items.add(word));
        }
        for (String item = second; item != null; item = tokens.next()) {
            rows.add(user, items.add(item));
            if ((rows.size & 0xFFFFF) == 0 && cancelled.getAsBoolean()) {
                throw new io.daogou.learn.model.TrainingCancelled();
            }
        }
    }

    LabData data() {
        Vocabulary allItems = items.build();
        Vocabulary allUsers = users.build();
        return new LabData(allUsers, allItems, sequences(allUsers.size(), allItems.size()));
    }

    private Sequences sequences(int userCount, int itemCount) {
        boolean three = order == Header.Order.UNTOLD ? thirdIsTime : order == Header.Order.TIME_THIRD;
        boolean timed = format == Format.EVENTS || columns == 4 || (columns == 3 && three);
        boolean swapped =
                format == Format.PAIRS && columns == 4 && order == Header.Order.UNTOLD && fourthIsTime && noThirdIsTime;
        double[] times = swapped ? rows.seconds : rows.firsts;
        double[] weights = swapped ? rows.firsts : rows.seconds;
        boolean ordered = timed || format == Format.SEQUENCES || format == Format.SESSIONS;
        SequencesBuilder builder = Sequences.builder();
        for (int e = 0; e < rows.size; e++) {
            int kind = format == Format.EVENTS ? rows.kinds[e] : 0;
            float weight = format == Format.PAIRS && columns == 4
                    ? (float) weights[e]
                    : columns == 3 && !timed ? (float) rows.firsts[e] : 1;
            if (timed) {
                builder.add(rows.users[e], rows.items[e], kind, weight, (long) times[e]);
            } else {
                builder.add(rows.users[e], rows.items[e], kind, weight);
            }
        }
        return builder.build(userCount, itemCount, kindNames(), ordered);
    }

    private List<String> kindNames() {
        Vocabulary names = kinds.build();
        List<String> list = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            list.add(names.id(k));
        }
        return list;
    }
}
