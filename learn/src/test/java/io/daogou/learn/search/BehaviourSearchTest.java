package io.daogou.learn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BehaviourSearchTest {
    private static final List<String> KINDS = List.of("noise", "buy");

    /** Buys stay within one of four groups of items, noise is anywhere. */
    private static Sequences groups() {
        SplittableRandom random = new SplittableRandom(3);
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < 200; user++) {
            for (int k = 0; k < 12; k++) {
                builder.add(user, random.nextInt(80), 0, 1, k);
                if (k % 2 == 1) {
                    builder.add(user, user % 4 * 20 + random.nextInt(20), 1, 1, k);
                }
            }
        }
        return builder.build(200, 80, KINDS, true);
    }

    @Test
    void whatOnlyDisturbsIsGivenLittleWeight() {
        BehaviourSearch.Found found =
                BehaviourSearch.search(groups(), BehaviourSearch.Parameters.defaults(1), Progress.NONE);
        assertThat(found.behaviours().kinds()[0]).isLessThanOrEqualTo(.3);
        assertThat(found.behaviours().kinds()[1]).isEqualTo(1);
        assertThat(found.ndcg()).isGreaterThan(found.baseline());
        assertThat(found.users()).isEqualTo(200);
    }

    @Test
    void twoSearchesFindTheSame() {
        BehaviourSearch.Parameters parameters = new BehaviourSearch.Parameters(1, false, 1);
        assertThat(BehaviourSearch.search(groups(), parameters, Progress.NONE))
                .isEqualTo(BehaviourSearch.search(groups(), parameters, Progress.NONE));
    }

    @Test
    void theAnswerIsNeverSeen() {
        Sequences all = Sequences.builder()
                .add(0, 0, 0, 1)
                .add(0, 1, 0, 1)
                .add(0, 1, 1, 1)
                .add(0, 2, 0, 1)
                .add(1, 2, 1, 1)
                .add(2, 0, 0, 1)
                .build(3, 3, KINDS, true);
        LastOfKind fresh = LastOfKind.of(all, 1, true);
        assertThat(fresh.seen().itemsOf(0)).containsExactly(0);
        assertThat(fresh.asked().contains(0, 1)).isTrue();
        LastOfKind any = LastOfKind.of(all, 1, false);
        assertThat(any.seen().itemsOf(0)).containsExactly(0, 1);
        // Users 1 and 2 are not asked: nothing before, and no such event.
        assertThat(any.asked().size()).isEqualTo(1);
        assertThat(any.seen().itemsOf(1)).containsExactly(2);
        assertThat(any.seen().itemsOf(2)).containsExactly(0);
    }

    @Test
    void progressRisesToItsEnd() {
        List<Long> seen = new ArrayList<>();
        long[] total = {0};
        BehaviourSearch.search(groups(), new BehaviourSearch.Parameters(1, true, 1), (done, all) -> {
            seen.add(done);
            total[0] = all;
        });
        assertThat(seen).isSorted();
        assertThat(seen.getLast()).isEqualTo(total[0]);
    }

    @Test
    void aSearchCanBeCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> BehaviourSearch.search(groups(), BehaviourSearch.Parameters.defaults(1), cancelled))
                .isInstanceOf(TrainingCancelled.class);
    }

    @Test
    void nobodyToAskIsNoError() {
        Sequences none = Sequences.builder().build(2, 3, KINDS, true);
        BehaviourSearch.Found found =
                BehaviourSearch.search(none, BehaviourSearch.Parameters.defaults(1), Progress.NONE);
        assertThat(found.users()).isZero();
        assertThat(found.ndcg()).isZero();
    }

    @Test
    void kindsThatDoNotExistAreRefused() {
        assertThatThrownBy(
                        () -> BehaviourSearch.search(groups(), BehaviourSearch.Parameters.defaults(2), Progress.NONE))
                .hasMessageContaining("wanted is 2")
                .hasMessageContaining("noise");
        assertThatThrownBy(() -> BehaviourSearch.Parameters.defaults(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new BehaviourSearch.Parameters(0, true, 0)).hasMessageContaining("rounds is 0");
    }
}
