package io.daogou.exchange.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.daogou.domain.check.InvalidInput;
import io.daogou.learn.matrix.DenseMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A ranker that scikit-learn made scores here as it scored there. */
final class OnnxRankerTest {
    private final OnnxRuntime runtime = OnnxRuntime.open();
    private final JsonNode expected = Examples.json("ranker.expected.json");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void answersWhatScikitLearnAnswered() {
        try (OnnxRanker ranker = OnnxRanker.open(runtime, InputMapping.read(Examples.file("ranker.json")))) {
            assertThat(ranker.features()).containsExactly("score", "days_since_added", "price_fit", "popularity");
            float[] scores = ranker.score(candidates(ranker.features()));
            assertThat(scores).hasSize(20).containsExactly(Examples.floats(expected.path("scores")), within(1e-5f));
        }
    }

    @Test
    void columnsAreFoundByTheirNames() {
        List<String> shuffled = List.of("popularity", "unused", "score", "price_fit", "days_since_added");
        try (OnnxRanker ranker = OnnxRanker.open(runtime, InputMapping.read(Examples.file("ranker.json")))) {
            assertThat(ranker.score(candidates(shuffled)))
                    .containsExactly(ranker.score(candidates(ranker.features())), within(0f));
            assertThat(ranker.score(Candidates.of(new int[0], shuffled, new DenseMatrix(0, 5))))
                    .isEmpty();
        }
    }

    @Test
    void aFeatureThatIsNotThereIsNamed() {
        try (OnnxRanker ranker = OnnxRanker.open(runtime, InputMapping.read(Examples.file("ranker.json")))) {
            assertThatThrownBy(() -> ranker.score(candidates(List.of("score", "price_fit"))))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("ranker.json input \"X\" wants a feature that is not there: \"days_since_added\";"
                            + " there are [score, price_fit]");
        }
    }

    @Test
    void aMappingThatDoesNotFitIsRefused() throws IOException {
        refused("\"popularity\"", "\"popularity\", \"age\"", "has another number of features", "needs 4");
        refused(
                "        4\n",
                "        \"n\"\n",
                "is declared as: \"float32 [rows, n]\"; the graph expects float32 [?, 4]");
        refused("\"column\": 1", "\"column\": 2", "output.column is out of range: 2; the graph gives float32 [?, 2]");
        refused("\"from\": \"features\"", "\"from\": \"item-vector\"", "has features that item-vector does not use");
        refused("\"ranker\"", "\"scorer\"", "a scorer has none");
    }

    @Test
    void anOutputOfSeveralColumnsNeedsTheirChoice() throws IOException {
        InputMapping undecided = Examples.changed(folder, "ranker.json", ",\n    \"column\": 1", "");
        try (OnnxRanker ranker = OnnxRanker.open(runtime, undecided)) {
            assertThatThrownBy(() -> ranker.score(candidates(ranker.features())))
                    .hasMessageContaining("output \"probabilities\" has another shape: \"[20, 2]\"; expected [20]");
        }
    }

    private void refused(String from, String to, String... messages) throws IOException {
        assertThatThrownBy(() -> OnnxRanker.open(runtime, Examples.changed(folder, "ranker.json", from, to))
                        .close())
                .as(from + " -> " + to)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll(messages);
    }

    /** The rows of the example with their columns in this order; columns that it has not are all nines. */
    private Candidates candidates(List<String> features) {
        List<String> theirs = IntStream.range(0, 4)
                .mapToObj(k -> expected.path("features").get(k).asString())
                .toList();
        DenseMatrix values = new DenseMatrix(20, features.size());
        for (int row = 0; row < 20; row++) {
            float[] given = Examples.floats(expected.path("rows").get(row));
            for (int k = 0; k < features.size(); k++) {
                int column = theirs.indexOf(features.get(k));
                values.set(row, k, column < 0 ? 9 : given[column]);
            }
        }
        return Candidates.of(IntStream.range(0, 20).toArray(), features, values);
    }
}
