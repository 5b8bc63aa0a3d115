package io.daogou.learn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceQuestionsTest {
    private static Sequences sequences(int[]... rows) {
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < rows.length; user++) {
            for (int item : rows[user]) {
                builder.add(user, item, 0, 1);
            }
        }
        return builder.build(rows.length, 9, List.of(), true);
    }

    @Test
    void theLastEntryIsTheTestAndTheOneBeforeTheValidation() {
        Sequences all = sequences(new int[] {5, 3, 8, 3}, new int[] {1, 2}, new int[] {7}, new int[0]);
        Questions test = new SequenceQuestions(all, 0, true);
        Questions validation = new SequenceQuestions(all, 1, true);
        assertThat(test.history(0)).isEqualTo(History.of(5, 3, 8));
        assertThat(test.truth(0)).containsExactly(3);
        assertThat(test.excluded(0)).containsExactly(3, 5, 8);
        assertThat(validation.history(0)).isEqualTo(History.of(5, 3));
        assertThat(validation.truth(0)).containsExactly(8);
        assertThat(test.truth(1)).containsExactly(2);
        assertThat(validation.truth(1)).isEmpty();
        assertThat(test.truth(2)).isEmpty();
        assertThat(test.truth(3)).isEmpty();
        assertThat(test.history(3)).isEqualTo(History.empty());
    }

    @Test
    void whatModelsAreFittedOnEndsBeforeWhatIsAsked() {
        Sequences all = sequences(new int[] {5, 3, 8, 3}, new int[] {1, 2}, new int[] {7});
        Sequences train = all.withoutLast(2);
        assertThat(train.itemsOf(0)).containsExactly(5, 3);
        assertThat(train.itemsOf(1)).isEmpty();
        assertThat(train.itemsOf(2)).isEmpty();
        assertThat(train.users()).isEqualTo(3);
        assertThat(train.items()).isEqualTo(9);
    }
}
