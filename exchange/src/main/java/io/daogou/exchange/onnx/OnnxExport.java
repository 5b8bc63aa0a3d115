package io.daogou.exchange.onnx;

import io.daogou.learn.blend.Blend;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.EmbeddingModel;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.OrderModel;
import io.daogou.learn.model.SetModel;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.factor.FactorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes ONNX models (opset {@value OnnxModel#OPSET}, floats of 32 bits) that answer what our own pass answers, up to rounding.
 *
 * <p>All take item indices, whose identifiers are in the metadata, and answer {@code scores} of all items; those of the history
 * are scored like the others, and callers leave them out of their lists.
 */
public final class OnnxExport {
    private OnnxExport() {}

    /**
     * Everything in a model that can be exported: the model itself, or the members of a blend. A model that puts items into a space
     * and cannot be exported whole gives its item vectors.
     *
     * @return nothing where there is nothing of the kind
     */
    public static List<Exported> all(Model model, Vocabulary items) {
        List<Exported> found = new ArrayList<>();
        collect(model, items, found);
        return found;
    }

    private static void collect(Model model, Vocabulary items, List<Exported> found) {
        switch (model) {
            case Blend blend -> blend.members().forEach(member -> collect(member, items, found));
            case SetModel set -> collect(set.model(), items, found);
            case OrderModel order -> collect(order.model(), items, found);
            case SequenceModel sequence -> add(sequence, sequence(sequence, items), found);
            case FactorModel factor -> add(factor, factor(factor, items), found);
            case EmbeddingModel embedding -> add(embedding, itemVectors(embedding.itemVectors(), items), found);
            default -> {}
        }
    }

    private static void add(Model ours, OnnxModel onnx, List<Exported> found) {
        long same = found.stream()
                .filter(one -> one.onnx().kind().equals(onnx.kind()))
                .count();
        found.add(new Exported(same == 0 ? onnx.kind() : onnx.kind() + "-" + (same + 1), ours, onnx));
    }

    /**
     * A next-item model. Takes {@code history} (batch × length, oldest first, filled up at the end with -1, at most as long as the
     * model reads), answers {@code hidden} and {@code scores}. A model that reads kinds of events or pauses takes {@code kinds} and {@code gaps}
     * too, as {@link SequenceGraph} says.
     */
    public static OnnxModel sequence(SequenceModel model, Vocabulary items) {
        checkItems(model.items(), items);
        SequenceShape shape = model.weights().shape();
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("factors", String.valueOf(shape.factors()));
        parameters.put("blocks", String.valueOf(shape.blocks()));
        parameters.put("heads", String.valueOf(shape.heads()));
        parameters.put("hidden", String.valueOf(shape.hidden()));
        parameters.put("activation", shape.activation().name().toLowerCase(Locale.ROOT));
        parameters.put("length", String.valueOf(shape.length()));
        parameters.put("filter", String.valueOf(shape.filter()));
        parameters.put("frequencies", String.valueOf(shape.frequencies()));
        parameters.put("scale", String.valueOf(shape.scale()));
        if (!shape.inputs().kinds().isEmpty()) {
            parameters.put("kinds", String.join(" ", shape.inputs().kinds()));
        }
        if (shape.inputs().gaps() > 0) {
            parameters.put("gaps", String.valueOf(shape.inputs().gaps()));
        }
        return new OnnxModel("sequence", SequenceGraph.of(model), items, parameters);
    }

    /**
     * A factor model. Takes {@code history} and {@code weights} (batch × length, filled up with -1), answers {@code hidden} and
     * {@code scores}.
     */
    public static OnnxModel factor(FactorModel model, Vocabulary items) {
        checkItems(model.items(), items);
        return new OnnxModel(
                "factor", FactorGraph.of(model), items, Map.of("factors", String.valueOf(model.factors())));
    }

    /** The vectors of items, items × factors: takes items, answers their vectors and products, as {@link ItemVectorsGraph} says. */
    public static OnnxModel itemVectors(DenseMatrix vectors, Vocabulary items) {
        checkItems(vectors.rows(), items);
        return new OnnxModel(
                "item-vectors",
                ItemVectorsGraph.of(vectors),
                items,
                Map.of("factors", String.valueOf(vectors.columns())));
    }

    private static void checkItems(int scored, Vocabulary items) {
        if (scored != items.size()) {
            throw new IllegalArgumentException("The model scores " + scored + " items, but the vocabulary has "
                    + items.size() + "; give the vocabulary it was trained with");
        }
    }
}
