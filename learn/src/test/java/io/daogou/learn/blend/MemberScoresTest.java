package io.daogou.learn.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daogou.learn.data.History;
import io.daogou.learn.model.Popular;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberScoresTest {
    private static final History HISTORY = History.of(3);

    private final Popular one = Popular.of(new float[] {1, 2, 4, 100, 5});
    private final Popular other = Popular.of(new float[] {7, 3, 3, -50, 7});
    private final Popular alike = Popular.of(new float[] {2, 2, 2, 2, 2});

    @Test
    void theWeightedScoresOfTheMembersAreThoseOfTheBlendAndKeepingThemChangesNothing() {
        Blend blend = new Blend(List.of(one, other, alike), BlendWeights.of(.5, .3, .2));
        MemberScores kept = new MemberScores(blend);
        float[] scores = new float[5];
        float[] alone = new float[5];
        var _ = blend.explain(HISTORY, scores, kept);
        blend.score(HISTORY, alone);
        assertThat(scores).isEqualTo(alone);
        for (int item = 0; item < 5; item++) {
            assertThat(.5 * kept.standard(0, item) + .3 * kept.standard(1, item))
                    .isCloseTo(scores[item], within(1e-4 * Math.max(1, Math.abs(scores[item]))));
            assertThat(kept.standard(2, item)).isZero();
        }
        assertThat(kept.standard(0, 0)).as("(1 - 3) / sqrt(2.5)").isCloseTo(-1.264911f, within(1e-5f));
    }

    @Test
    void aMemberThatIsNotAskedForThisLengthSaysNothingAlsoAfterItWasAsked() {
        Blend blend =
                new Blend(List.of(one, other), new BlendWeights(new int[] {1}, new double[][] {{1, 0}, {.5, .5}}));
        MemberScores kept = new MemberScores(blend);
        float[] scores = new float[5];
        var _ = blend.explain(History.of(0, 3), scores, kept);
        assertThat(kept.standard(1, 1)).isFinite();
        var _ = blend.explain(HISTORY, scores, kept);
        assertThat(kept.standard(0, 1)).isFinite();
        assertThat(kept.standard(1, 1)).isNaN();
        assertThat(kept.members()).isEqualTo(2);
    }
}
