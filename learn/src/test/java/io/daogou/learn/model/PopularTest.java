package io.daogou.learn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import org.junit.jupiter.api.Test;

class PopularTest extends ModelContract {
    private static final long DAY = 86_400;

    @Override
    protected Model fit(Interactions interactions, Progress progress) {
        return Popular.fit(interactions, Popular.Parameters.defaults(), progress);
    }

    @Test
    void aUserCountsHalfAfterTheHalfLife() {
        Interactions timed = Interactions.builder()
                .add(0, 0, 9, 100 * DAY)
                .add(1, 1, 9, 93 * DAY)
                .add(2, 2, 9, 86 * DAY)
                .add(3, 2, 9, 100 * DAY)
                .build(4, 3);
        Popular model = Popular.fit(timed, new Popular.Parameters(7, false), Progress.NONE);
        assertThat(model.scores()).containsExactly(1, 0.5f, 1.25f);
    }

    @Test
    void weightsCountOnlyWhenAsked() {
        Interactions all =
                Interactions.builder().add(0, 0, 5).add(0, 1, 1).add(1, 1, 1).build(2, 2);
        assertThat(Popular.fit(all, new Popular.Parameters(1, false), Progress.NONE)
                        .scores())
                .containsExactly(1, 2);
        assertThat(Popular.fit(all, new Popular.Parameters(1, true), Progress.NONE)
                        .scores())
                .containsExactly(5, 2);
    }

    @Test
    void anInfiniteHalfLifeCountsDistinctUsers() {
        Interactions all = Interactions.builder()
                .add(0, 0, 1, 0)
                .add(0, 0, 1, 5)
                .add(1, 0, 1, 9 * DAY)
                .build(2, 1);
        Popular.Parameters parameters = new Popular.Parameters(Double.POSITIVE_INFINITY, false);
        assertThat(Popular.fit(all, parameters, Progress.NONE).scores()).containsExactly(2);
    }

    @Test
    void scoresDoNotDependOnTheHistory() {
        Model model = fit(RANDOM);
        assertThat(scores(model, History.of(1))).isEqualTo(scores(model, History.empty()));
    }

    @Test
    void aHalfLifeThatIsNotPositiveIsRefused() {
        for (double bad : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new Popular.Parameters(bad, false)).hasMessageContaining(String.valueOf(bad));
        }
        assertThatThrownBy(() -> Popular.of(new float[] {0, Float.NaN})).hasMessageContaining("item 1 is NaN");
    }
}
