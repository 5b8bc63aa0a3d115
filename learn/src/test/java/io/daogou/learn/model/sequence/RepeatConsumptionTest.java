package io.daogou.learn.model.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import org.junit.jupiter.api.Test;

class RepeatConsumptionTest extends SequenceModelContract {
    @Override
    protected Model fit(Sequences sequences, Progress progress) {
        return RepeatConsumption.fit(sequences, RepeatConsumption.Parameters.defaults(), progress);
    }

    private static RepeatConsumption fit(int window, double shrinkage, Sequences sequences) {
        return RepeatConsumption.fit(sequences, new RepeatConsumption.Parameters(window, shrinkage), Progress.NONE);
    }

    @Test
    void theShareOfRepeatsOfEveryDistanceIsKnown() {
        // One before: of 3 entries none repeats. Two before: of 2 entries one does.
        RepeatConsumption model = fit(3, 0, sequences(3, new int[] {0, 1, 0, 2}));
        assertThat(model.recency()).containsExactly(0, .5f, 0);
        assertThat(model.quality()).containsExactly(.5f, 0, 0);
    }

    @Test
    void whatComesBackOftenAndWasThereLatelyIsFirst() {
        int[][] rows = new int[50][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = new int[] {0, 0, 0, 1 + k % 20, 0, 0};
        }
        Model model = fit(10, 5, sequences(21, rows));
        float[] scores = scores(model, History.of(0, 7));
        assertThat(scores[0]).isGreaterThan(scores[7]).isPositive();
        assertThat(scores[8]).isZero();
        assertThat(scores(model, History.of(0, 0, 7))[0]).isGreaterThan(scores[0]);
    }

    @Test
    void aRareItemIsBelievedToBeLikeAllOthers() {
        Sequences data = sequences(3, new int[] {0, 0, 0, 0}, new int[] {1});
        double mean = 3 / 5.0;
        assertThat((double) fit(5, 1e6, data).quality()[1]).isCloseTo(mean, offset(1e-5));
        assertThat(fit(5, 0, data).quality()[1]).isZero();
        assertThat(fit(5, 0, data).quality()[2]).isZero();
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new RepeatConsumption.Parameters(0, 1)).hasMessageContaining("window is 0");
        assertThatThrownBy(() -> new RepeatConsumption.Parameters(1, -1)).hasMessageContaining("shrinkage is -1.0");
    }
}
