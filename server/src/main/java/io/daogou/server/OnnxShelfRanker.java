package io.daogou.server;

import io.daogou.domain.check.InvalidInput;
import io.daogou.engine.ShelfRanker;
import io.daogou.exchange.runtime.Candidates;
import io.daogou.exchange.runtime.InputMapping;
import io.daogou.exchange.runtime.InputSource;
import io.daogou.exchange.runtime.OnnxRanker;
import io.daogou.exchange.runtime.OnnxRuntime;
import io.daogou.learn.matrix.DenseMatrix;
import java.nio.file.Path;
import java.util.List;

/**
 * The home shelf sorted by a model from elsewhere. <b>Threads:</b> any number. <b>Failure:</b> what does not fit is refused when it is
 * opened, and it is asked once for that; later failures are the caller's to bear.
 */
final class OnnxShelfRanker implements ShelfRanker, AutoCloseable {
    private final String name;
    private final OnnxRuntime runtime;
    private final OnnxRanker ranker;
    private final List<String> features;

    private OnnxShelfRanker(String name, OnnxRuntime runtime, OnnxRanker ranker) {
        this.name = name;
        this.runtime = runtime;
        this.ranker = ranker;
        features = ranker.features();
    }

    /**
     * Opens a model by its mapping.
     *
     * @throws InvalidInput that says which input is wrong, what the graph expects and what is declared
     * @throws io.daogou.exchange.MissingPart if ONNX Runtime is not there
     */
    static OnnxShelfRanker open(Path file) {
        InputMapping mapping = InputMapping.read(file);
        mapping.inputs().forEach((input, source) -> checkFeatures(mapping, input, source));
        OnnxRuntime runtime = OnnxRuntime.open();
        try {
            OnnxShelfRanker ranker =
                    new OnnxShelfRanker(String.valueOf(file.getFileName()), runtime, OnnxRanker.open(runtime, mapping));
            var _ = ranker.score(new float[2 * ranker.features.size()], 2);
            return ranker;
        } catch (RuntimeException refused) {
            runtime.close();
            throw refused;
        }
    }

    private static void checkFeatures(InputMapping mapping, String input, InputSource source) {
        if (source.from() != InputSource.From.FEATURES) {
            throw new InvalidInput(
                    mapping.file().getFileName() + " input \"" + input + "\" from",
                    "is not known for the home shelf",
                    source.from(),
                    "use features, which are all that it gives");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> features() {
        return features;
    }

    @Override
    public float[] score(float[] rows, int candidates) {
        DenseMatrix values = DenseMatrix.of(candidates, features.size(), rows);
        return ranker.score(Candidates.of(new int[candidates], features, values));
    }

    @Override
    public void close() {
        ranker.close();
        runtime.close();
    }
}
