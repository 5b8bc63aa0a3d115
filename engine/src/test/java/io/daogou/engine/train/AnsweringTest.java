package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.History;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    private static PastQuestions questions() {
        PastQuestions questions = new PastQuestions(3);
        questions.add(History.of(0), new int[] {1}, new int[] {0});
        questions.add(History.of(2), new int[] {1}, new int[] {2});
        return questions;
    }

    @Test
    void aModelThatAnswersWithNumbersAtOnceMayServe() {
        Popular popular = Popular.of(new float[] {1, 2, 3});
        for (PastQuestions asked : new PastQuestions[] {questions(), new PastQuestions(3)}) {
            Answering answering = Answering.of(popular, asked);
            assertThat(answering.millis()).isBetween(0.0, Answering.MOST_MILLIS);
            assertThat(answering.problem()).isEmpty();
        }
    }

    @Test
    void oneScoreThatIsNoNumberKeepsAModelOut() {
        Model broken = new Model() {
            @Override
            public int items() {
                return 3;
            }

            @Override
            public void score(History history, float[] scores) {
                Arrays.fill(scores, 1);
                scores[1] = history.items()[0] == 2 ? Float.NaN : 1;
            }
        };
        assertThat(Answering.of(broken, questions()).problem())
                .hasValueSatisfying(why -> assertThat(why).contains("broken"));
    }

    @Test
    void anAnswerThatTakesTooLongKeepsAModelOutAndSaysWhatToDo() {
        assertThat(new Answering(Answering.MOST_MILLIS, true).problem()).isEmpty();
        assertThat(new Answering(120, true).problem())
                .hasValueSatisfying(why -> assertThat(why).contains("too slow", "120 ms", "engine.models"));
    }
}
