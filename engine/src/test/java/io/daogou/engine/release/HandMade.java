package io.daogou.engine.release;

import io.daogou.engine.FittedModel;
import io.daogou.engine.MemoryShop;
import io.daogou.learn.data.TextFeatures;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.neighbour.ItemKnn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Models written down by hand, so that every answer can be told beforehand. */
public final class HandMade {
    private final List<String> items;
    private final Map<Integer, Map<Integer, Float>> rows = new TreeMap<>();

    private HandMade(List<String> items) {
        this.items = items;
    }

    public static HandMade of(String... items) {
        return new HandMade(List.of(items));
    }

    /** Having one item says so much for another. */
    public HandMade says(String item, String other, float value) {
        rows.computeIfAbsent(items.indexOf(item), row -> new TreeMap<>()).put(items.indexOf(other), value);
        return this;
    }

    /** The same rows for every question. */
    public Models models(ActionWeights weights) {
        SparseRows matrix = matrix();
        return new Models(Vocabulary.of(items), ItemKnn.of(matrix), matrix, matrix, weights);
    }

    public Models models() {
        return models(ActionWeights.EQUAL);
    }

    /** The same, with items that read as they are named. */
    public Models modelsWithContent() {
        Models models = models();
        List<TextFeatures.Described> texts =
                items.stream().map(TextFeatures.Described::by).toList();
        TextFeatures words = TextFeatures.learn(texts);
        float[] trust = new float[items.size()];
        Arrays.fill(trust, 1);
        Content content = new Content(words, words.rows(texts), trust, new ContentLevels(.25, 1, 1.5, .5));
        return new Models(
                models.items(),
                models.home(),
                models.similar(),
                models.together(),
                models.weights(),
                content,
                models.repeats(),
                null);
    }

    private SparseRows matrix() {
        int[] starts = new int[items.size() + 1];
        List<Integer> columns = new ArrayList<>();
        List<Float> values = new ArrayList<>();
        for (int row = 0; row < items.size(); row++) {
            rows.getOrDefault(row, Map.of()).forEach((column, value) -> {
                columns.add(column);
                values.add(value);
            });
            starts[row + 1] = columns.size();
        }
        float[] entries = new float[values.size()];
        for (int k = 0; k < entries.length; k++) {
            entries[k] = values.get(k);
        }
        return new SparseRows(
                items.size(),
                starts,
                columns.stream().mapToInt(Integer::intValue).toArray(),
                entries);
    }

    /** Ready to be published. */
    public static Trained trained(Models models) {
        FittedModel report = new FittedModel("by hand", "home", Map.of("lines", "1"), Map.of("recall@20", .25), .5, 1);
        return new Trained(models, 7, MemoryShop.NOW, 9, 3, List.of(report), 2.5, null);
    }
}
