package io.daogou.learn.lab;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.model.Counting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Questions from files: the users of a training file, users by name, contexts, or a test file with what should be found.
 *
 * <p>Each question has a name for its line in the output. Ids that the training files do not have get indices beyond theirs,
 * which models ignore in a history and cannot list.
 */
public final class FileQuestions implements Questions {
    private static final int[] NONE = {};

    private final int items;
    private final List<String> names;
    private final List<History> histories;
    private final List<int[]> truths;
    private final boolean excludeSeen;
    private int unknown;

    private FileQuestions(
            int items, List<String> names, List<History> histories, List<int[]> truths, boolean excludeSeen) {
        this.items = items;
        this.names = names;
        this.histories = histories;
        this.truths = truths;
        this.excludeSeen = excludeSeen;
    }

    /** Every user of the training data. */
    public static FileQuestions everybody(LabData data, boolean excludeSeen) {
        Asked asked = new Asked();
        for (int user = 0; user < data.users().size(); user++) {
            asked.add(data.users().id(user), data.history(user), NONE);
        }
        return asked.over(data, excludeSeen);
    }

    /**
     * The users of a file, one a line, of which a tab or the end of the line ends the name. Somebody unknown has an empty
     * history.
     */
    public static FileQuestions users(Path file, LabData data, boolean excludeSeen) {
        Asked asked = new Asked();
        try (Tokens tokens = Tokens.open(file, true).byTabs()) {
            while (tokens.nextLine()) {
                String user = tokens.next();
                boolean header = tokens.line() == 1
                        && user != null
                        && data.users().index(user) < 0
                        && Header.is(new String[] {user});
                if (user != null && !header) {
                    int index = data.users().index(user);
                    asked.unknown += index < 0 ? 1 : 0;
                    asked.add(user, index < 0 ? History.empty() : data.history(index), NONE);
                }
            }
        } catch (java.io.IOException unclosed) {
            throw new java.io.UncheckedIOException(unclosed);
        }
        return asked.checked(file, "a user on each line").over(data, excludeSeen);
    }

    /** A history a line, {@code item item …}, oldest first; an empty line is an empty history. */
    public static FileQuestions contexts(Path file, LabData data, boolean excludeSeen, BooleanSupplier cancelled) {
        LabData read = extended(data, List.of(file), Format.SESSIONS, cancelled);
        Sequences lines = read.sequences();
        Asked asked = new Asked();
        asked.unknown = read.items().size() - data.items().size();
        for (int line = 0; line < lines.users(); line++) {
            asked.add(String.valueOf(line), lines.history(line), NONE);
        }
        return asked.checked(file, "a history 'item item …' on each line").over(data, excludeSeen);
    }

    /**
     * A test file in the format of the training file. Each of its users is asked, with the history of the training file, for the
     * items of the test file. Of a session the last item is asked, with the items before it as the history.
     */
    public static FileQuestions test(
            List<Path> files, Format format, LabData data, boolean excludeSeen, BooleanSupplier cancelled) {
        LabData test = extended(data, files, format, cancelled);
        Sequences rows = test.sequences();
        Asked asked = new Asked();
        for (int user = 0; user < rows.users(); user++) {
            History row = rows.history(user);
            if (format == Format.SESSIONS && row.size() > 1) {
                asked.add(test.users().id(user), row.withoutLast(), last(row));
            } else if (format != Format.SESSIONS && row.size() > 0) {
                History history = user < data.users().size() ? data.history(user) : History.empty();
                asked.add(test.users().id(user), history, found(row));
            }
        }
        return asked.checked(files.getFirst(), "lines of '" + format.shape() + "'")
                .over(data, excludeSeen);
    }

    /** What was held out of data, asked of those who have it. */
    static FileQuestions held(LabData past, Interactions asked, boolean excludeSeen) {
        Asked questions = new Asked();
        for (int user = 0; user < asked.users(); user++) {
            if (asked.count(user) > 0) {
                questions.add(past.users().id(user), past.history(user), asked.itemsOf(user));
            }
        }
        return questions.over(past, excludeSeen);
    }

    private static LabData extended(LabData data, List<Path> files, Format format, BooleanSupplier cancelled) {
        boolean sessions = format == Format.SESSIONS;
        DataReader reader = new DataReader(
                format, sessions ? Vocabulary.builder() : copy(data.users()), copy(data.items()), cancelled);
        for (Path file : files) {
            reader.read(file);
        }
        return reader.data();
    }

    private static Vocabulary.Builder copy(Vocabulary original) {
        Vocabulary.Builder builder = Vocabulary.builder();
        for (int k = 0; k < original.size(); k++) {
            builder.add(original.id(k));
        }
        return builder;
    }

    private static int[] last(History row) {
        return new int[] {row.items()[row.size() - 1]};
    }

    /** Distinct items of a positive weight, ascending. */
    private static int[] found(History row) {
        History distinct = Counting.ONE.of(row);
        int[] found = new int[distinct.size()];
        int count = 0;
        for (int k = 0; k < found.length; k++) {
            if (distinct.weights()[k] > 0) {
                found[count++] = distinct.items()[k];
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** How many of the users of a file, or of the different items of its contexts, the training data do not have. */
    public int unknown() {
        return unknown;
    }

    /** What the line of a question begins with. */
    public String name(int question) {
        return names.get(question);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public int items() {
        return items;
    }

    @Override
    public History history(int question) {
        return histories.get(question);
    }

    @Override
    public int[] truth(int question) {
        return truths.get(question);
    }

    @Override
    public int[] excluded(int question) {
        return excludeSeen
                ? Arrays.stream(histories.get(question).items())
                        .sorted()
                        .distinct()
                        .toArray()
                : NONE;
    }

    /** Questions as they are collected. */
    private static final class Asked {
        private final List<String> names = new ArrayList<>();
        private final List<History> histories = new ArrayList<>();
        private final List<int[]> truths = new ArrayList<>();
        private int unknown;

        void add(String name, History history, int[] truth) {
            names.add(name);
            histories.add(history);
            truths.add(truth);
        }

        Asked checked(Path file, String wanted) {
            if (names.isEmpty()) {
                throw new BadFile(file, "asks nothing; give " + wanted);
            }
            return this;
        }

        FileQuestions over(LabData data, boolean excludeSeen) {
            FileQuestions questions = new FileQuestions(data.items().size(), names, histories, truths, excludeSeen);
            questions.unknown = unknown;
            return questions;
        }
    }
}
