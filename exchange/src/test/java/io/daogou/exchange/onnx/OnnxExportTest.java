package io.daogou.exchange.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.exchange.runtime.OnnxCheck;
import io.daogou.exchange.runtime.OnnxRuntime;
import io.daogou.exchange.runtime.OnnxSession;
import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendWeights;
import io.daogou.learn.data.History;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.OrderModel;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release serves is taken apart into what can be exported, and every part is compared with its origin. */
final class OnnxExportTest {
    private static final int ITEMS = 30;

    @TempDir
    private Path folder;

    private final SequenceModel sequence =
            RandomModels.sequence(new SequenceShape(8, 2, 2, 16, Activation.Kind.GELU, 12, .5, 3, 0), ITEMS, 5);

    @Test
    void aBlendGivesThoseOfItsMembersThatCanBeExported() {
        Model blend = new Blend(
                List.of(
                        Popular.of(new float[ITEMS]),
                        RandomModels.factor(ITEMS, 6, 1),
                        new OrderModel(sequence),
                        RandomModels.factor(ITEMS, 4, 2)),
                BlendWeights.of(.25, .25, .25, .25));
        assertThat(OnnxExport.all(blend, Ids.of(ITEMS)))
                .extracting(Exported::name)
                .containsExactly("factor", "sequence", "factor-2");
        assertThat(OnnxExport.all(Popular.of(new float[ITEMS]), Ids.of(ITEMS))).isEmpty();
    }

    @Test
    void everyExportIsComparedWithItsOrigin() throws IOException {
        assertThat(check(OnnxExport.all(sequence, Ids.of(ITEMS)).getFirst(), sequence)
                        .isGood())
                .isTrue();
        Exported vectors =
                new Exported("item-vectors", sequence, OnnxExport.itemVectors(sequence.itemVectors(), Ids.of(ITEMS)));
        assertThat(check(vectors, sequence).isGood()).isTrue();
        Exported factor =
                OnnxExport.all(RandomModels.factor(ITEMS, 6, 1), Ids.of(ITEMS)).getFirst();
        assertThat(check(factor, factor.ours()).isGood()).isTrue();
    }

    @Test
    void anotherModelIsNotTheSame() throws IOException {
        SequenceModel other =
                RandomModels.sequence(new SequenceShape(8, 2, 2, 16, Activation.Kind.GELU, 12, .5, 3, 0), ITEMS, 6);
        OnnxCheck.Report report = check(OnnxExport.all(sequence, Ids.of(ITEMS)).getFirst(), other);
        assertThat(report.isGood()).isFalse();
        assertThat(report.difference()).isGreaterThan(OnnxCheck.ALLOWED);
        assertThat(report.sameLists()).isLessThan(report.histories());
    }

    private OnnxCheck.Report check(Exported export, Model ours) throws IOException {
        Path file = folder.resolve(export.name() + ".onnx");
        export.onnx().write(file);
        try (OnnxRuntime runtime = OnnxRuntime.open();
                OnnxSession session = runtime.session(file)) {
            return OnnxCheck.compare(
                    ours, session, List.of(History.of(1), History.of(3, 4, 5), History.of(29, 0, 29, 7)));
        }
    }
}
