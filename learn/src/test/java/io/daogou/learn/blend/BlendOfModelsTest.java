package io.daogou.learn.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.file.ModelFile;
import io.daogou.learn.model.Counting;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.ModelContract;
import io.daogou.learn.model.OrderModel;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.SetModel;
import io.daogou.learn.model.SumWeight;
import io.daogou.learn.model.neighbour.ItemKnn;
import io.daogou.learn.model.sequence.Transitions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blend as a release holds it: members that read histories in ways of their own, and weights by length. */
class BlendOfModelsTest extends ModelContract {
    @Override
    protected Blend fit(Interactions interactions, Progress progress) {
        Model popular = Popular.fit(interactions, Popular.Parameters.defaults(), Progress.NONE);
        Model counted = ItemKnn.fit(interactions, ItemKnn.Parameters.defaults(), Progress.NONE);
        Model powers = ItemKnn.fit(interactions, ItemKnn.Parameters.defaults(), Progress.NONE);
        Model order = Transitions.fit(sequences(interactions), Transitions.Parameters.defaults(), progress);
        return new Blend(
                List.of(
                        popular,
                        new SetModel(counted, Counting.LOG),
                        new SetModel(powers, new SumWeight.Power(.3)),
                        new OrderModel(order)),
                new BlendWeights(new int[] {2, 5}, new double[][] {
                    {.4, .1, .2, .3}, {.1, .2, .3, .4}, {0, 1. / 3, 2. / 3, 0}
                }));
    }

    private static Sequences sequences(Interactions interactions) {
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < interactions.users(); user++) {
            for (int k = interactions.start(user); k < interactions.end(user); k++) {
                builder.add(user, interactions.item(k));
            }
        }
        return builder.build(interactions.users(), interactions.items(), List.of(), true);
    }

    @Override
    protected boolean explainsAll() {
        return false;
    }

    /** Two scores differ by what their parts differ by: only the mean of all items is in no part. */
    @Test
    void partsTellOneItemFromAnother() {
        Interactions data = RANDOM;
        Blend blend = new Blend(
                List.of(
                        new SetModel(ItemKnn.fit(data, ItemKnn.Parameters.defaults(), Progress.NONE), Counting.ONE),
                        new OrderModel(
                                Transitions.fit(sequences(data), Transitions.Parameters.defaults(), Progress.NONE))),
                BlendWeights.of(.3, .7));
        History history = History.of(7, 90, 31);
        float[] scores = new float[blend.items()];
        ExplainedModel.Explanation explanation = blend.explain(history, scores);
        for (int item = 1; item < blend.items(); item++) {
            float[] parts = new float[3];
            explanation.addParts(item, 1, parts);
            explanation.addParts(item - 1, -1, parts);
            assertThat(parts[0] + parts[1] + parts[2])
                    .isCloseTo(scores[item] - scores[item - 1], org.assertj.core.api.Assertions.within(1e-3f));
        }
    }

    @Test
    void aModelWithoutAFormatIsRefusedBeforeAnythingIsWritten(@TempDir Path folder) {
        Model unknown = new Model() {
            @Override
            public int items() {
                return 1;
            }

            @Override
            public void score(History history, float[] scores) {
                scores[0] = 0;
            }
        };
        Path file = folder.resolve("model");
        assertThatThrownBy(() -> ModelFile.save(file, new Blend(List.of(unknown), BlendWeights.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be saved");
        assertThat(file).doesNotExist();
    }
}
