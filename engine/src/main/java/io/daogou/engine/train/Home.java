package io.daogou.engine.train;

import io.daogou.engine.FittedModel;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.blend.Blend;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.lab.Auto;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.lab.Reporter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search found for what a shopper will want next.
 *
 * @param blend the models and their shares; none where popularity alone was best
 * @param weights the weights of actions it was best with
 * @param recall its recall on the validation split
 * @param report every model that was tried, and the blend before them
 */
record Home(Auto.@Nullable Choice blend, ActionWeights weights, double recall, List<FittedModel> report) {
    Home {
        report = List.copyOf(report);
    }

    /** Its models fitted on sequences; none where popularity alone was best. */
    @Nullable
    Blend fit(Vocabulary items, Sequences sequences, Reporter reporter) {
        return blend == null ? null : blend.fit(LabData.of(items, sequences), reporter);
    }
}
