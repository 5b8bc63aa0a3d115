package io.daogou.learn.model.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.ModelContract;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What models of sequences promise besides. */
public abstract class SequenceModelContract extends ModelContract {
    protected abstract Model fit(Sequences sequences, Progress progress);

    @Override
    protected final Model fit(Interactions interactions, Progress progress) {
        return fit(sequences(interactions), progress);
    }

    protected final Model fit(Sequences sequences) {
        return fit(sequences, Progress.NONE);
    }

    private static Sequences sequences(Interactions interactions) {
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < interactions.users(); user++) {
            for (int k = interactions.start(user); k < interactions.end(user); k++) {
                long time = interactions.hasTimes() ? interactions.epochSeconds(k) : 0;
                builder.add(user, interactions.item(k), 0, interactions.weight(k), time);
            }
        }
        return builder.build(interactions.users(), interactions.items(), List.of(), true);
    }

    /** One sequence a row, oldest first, without times. */
    protected static Sequences sequences(int items, int[]... rows) {
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < rows.length; user++) {
            for (int item : rows[user]) {
                builder.add(user, item);
            }
        }
        return builder.build(rows.length, items, List.of(), true);
    }

    /** Random sequences of 1 to {@code longest} entries, with repeats, earlier items more often. */
    protected static Sequences random(int users, int items, int longest, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] rows = new int[users][];
        for (int user = 0; user < users; user++) {
            rows[user] = random.doubles(1 + random.nextInt(longest))
                    .mapToInt(x -> (int) (x * x * items))
                    .toArray();
        }
        return sequences(items, rows);
    }

    @Test
    void entriesGivenOutOfOrderAreReadByTheirTimes() {
        SequencesBuilder mixed = Sequences.builder();
        SequencesBuilder sorted = Sequences.builder();
        SplittableRandom random = new SplittableRandom(9);
        int[][] rows =
                random.ints(40).mapToObj(x -> random.ints(8, 0, 20).toArray()).toArray(int[][]::new);
        for (int user = 0; user < rows.length; user++) {
            for (int k = 0; k < 8; k++) {
                sorted.add(user, rows[user][k], 0, 1, k);
                mixed.add(user, rows[user][(k * 5 + 3) % 8], 0, 1, (k * 5 + 3) % 8);
            }
        }
        Model expected = fit(sorted.build(rows.length, 20, List.of(), true));
        Model model = fit(mixed.build(rows.length, 20, List.of(), true));
        for (int[] row : rows) {
            assertThat(scores(model, History.of(row))).isEqualTo(scores(expected, History.of(row)));
        }
    }

    @Test
    void sequencesOfOneEntryAreAllowed() {
        Model model = fit(sequences(3, new int[] {0}, new int[] {2}, new int[0]));
        for (float score : scores(model, History.of(0, 1, 2, 2))) {
            assertThat(score).isFinite();
        }
    }

    @Test
    void theSameItemAllTheTimeIsAllowed() {
        Model model = fit(sequences(2, new int[] {1, 1, 1, 1, 1}, new int[] {1, 1}));
        for (float score : scores(model, History.of(1, 1, 1))) {
            assertThat(score).isFinite();
        }
    }

    @Test
    void aCancelledFitOfManySequencesStops() {
        Sequences many = random(5_000, 200, 4, 1);
        assertThatThrownBy(() -> fit(many, new CancelledAfter(1))).isInstanceOf(TrainingCancelled.class);
    }
}
