package io.daogou.exchange.runtime;

import io.daogou.domain.check.InvalidInput;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Scores;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model made elsewhere that scores all items for a history; a {@link Model} like our own.
 *
 * <p>Items of a history that it does not know are left out before it is asked. <b>Threads:</b> any number. <b>Failure:</b> an
 * answer that is no finite number, or of a wrong length, is an {@link InvalidInput} that names the file.
 */
public final class OnnxScorer implements Model, AutoCloseable {
    private final InputMapping mapping;
    private final OnnxSession session;
    private final @Nullable Vocabulary vocabulary;
    private final int items;

    private OnnxScorer(InputMapping mapping, OnnxSession session) {
        this.mapping = mapping;
        this.session = session;
        this.vocabulary = vocabulary(mapping, session);
        this.items = count(mapping, session, vocabulary);
    }

    /**
     * Opens a model by its mapping.
     *
     * @throws InvalidInput that says which input is wrong, what the graph expects and what is declared
     */
    public static OnnxScorer open(OnnxRuntime runtime, InputMapping mapping) {
        if (mapping.kind() != InputMapping.Kind.SCORER) {
            throw new InvalidInput(
                    InputMapping.name(mapping.file()) + " kind", "is another", mapping.kind(), "use OnnxRanker for it");
        }
        OnnxSession session = runtime.session(mapping.model());
        try {
            mapping.check(session);
            return new OnnxScorer(mapping, session);
        } catch (RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    /** The identifiers of its items, by index, if it comes with them. */
    public Optional<Vocabulary> vocabulary() {
        return Optional.ofNullable(vocabulary);
    }

    /** The same model, asked and answering with the indices of another vocabulary. Items it does not know score lowest. */
    public Model withItems(Vocabulary ours) {
        if (vocabulary == null) {
            throw new InvalidInput(
                    InputMapping.name(mapping.file()), "has no items", mapping.model(), "add the file of identifiers");
        }
        return vocabulary.equals(ours) ? this : new Translated(this, vocabulary, ours);
    }

    @Override
    public int items() {
        return items;
    }

    @Override
    public void score(History history, float[] scores) {
        Scores.check(scores, items);
        History known = known(history);
        Map<String, Tensor> inputs = new HashMap<>();
        mapping.inputs().forEach((name, source) -> inputs.put(name, HistoryTensors.of(source, known, 1, items)));
        float[] answer = session.run(inputs, mapping.output()).values();
        if (answer.length != items) {
            throw new InvalidInput(
                    session.name(), "answers another number of scores", answer.length, "it has " + items + " items");
        }
        for (int item = 0; item < items; item++) {
            if (!Float.isFinite(answer[item])) {
                throw new InvalidInput(
                        session.name(), "answers a score that is no number", answer[item], "train it again");
            }
        }
        System.arraycopy(answer, 0, scores, 0, items);
    }

    private History known(History history) {
        int[] kept = new int[history.size()];
        float[] weights = new float[history.size()];
        int count = 0;
        for (int k = 0; k < history.size(); k++) {
            int item = history.items()[k];
            if (item >= 0 && item < items) {
                weights[count] = history.weights()[k];
                kept[count++] = item;
            }
        }
        return count == kept.length ? history : new History(Arrays.copyOf(kept, count), Arrays.copyOf(weights, count));
    }

    @Override
    public void close() {
        session.close();
    }

    private static @Nullable Vocabulary vocabulary(InputMapping mapping, OnnxSession session) {
        Path file = mapping.items();
        if (file != null) {
            return MappingFile.items(InputMapping.name(file), InputMapping.text("items", file));
        }
        String embedded = session.metadata().get("daogou.items");
        return embedded == null ? null : MappingFile.items(session.name() + " metadata daogou.items", embedded);
    }

    private static int count(InputMapping mapping, OnnxSession session, @Nullable Vocabulary vocabulary) {
        TensorSpec output = java.util.Objects.requireNonNull(session.outputs().get(mapping.output()));
        long declared = output.lastSize();
        if (vocabulary != null && declared >= 0 && declared != vocabulary.size()) {
            throw new InvalidInput(
                    session.name() + " output \"" + output.name() + "\"",
                    "scores another number of items",
                    output,
                    "there are " + vocabulary.size() + " identifiers");
        }
        if (vocabulary == null && declared < 0) {
            throw new InvalidInput(
                    session.name() + " output \"" + output.name() + "\"",
                    "does not say how many items it scores",
                    output,
                    "add the file of identifiers to the mapping");
        }
        return vocabulary != null ? vocabulary.size() : Math.toIntExact(declared);
    }

    /** Between two vocabularies. */
    private static final class Translated implements Model {
        private final OnnxScorer model;
        private final int[] theirs;

        private Translated(OnnxScorer model, Vocabulary their, Vocabulary ours) {
            this.model = model;
            theirs = new int[ours.size()];
            for (int item = 0; item < theirs.length; item++) {
                theirs[item] = their.index(ours.id(item));
            }
        }

        @Override
        public int items() {
            return theirs.length;
        }

        @Override
        public void score(History history, float[] scores) {
            Scores.check(scores, theirs.length);
            int[] items = new int[history.size()];
            for (int k = 0; k < items.length; k++) {
                int item = history.items()[k];
                items[k] = item >= 0 && item < theirs.length ? theirs[item] : Vocabulary.UNKNOWN;
            }
            float[] answer = new float[model.items()];
            model.score(new History(items, history.weights()), answer);
            float least = 0;
            for (float score : answer) {
                least = Math.min(least, score);
            }
            for (int item = 0; item < theirs.length; item++) {
                scores[item] = theirs[item] == Vocabulary.UNKNOWN ? least : answer[theirs[item]];
            }
        }
    }
}
