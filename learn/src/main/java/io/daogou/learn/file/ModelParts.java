package io.daogou.learn.file;

import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what a model consists of, part by part under names. A model in a model has its parts under names that begin with
 * its own and a slash.
 */
final class ModelParts {
    static final String KIND = "kind";

    private final String prefix;
    private final List<Section> sections;

    private ModelParts(String prefix, List<Section> sections) {
        this.prefix = prefix;
        this.sections = sections;
    }

    static List<Section> of(Model model) {
        ModelParts parts = new ModelParts("", new ArrayList<>());
        ModelFormats.of(model).write(model, parts);
        return parts.sections;
    }

    void ints(String name, int... values) {
        sections.add(new Section.Ints(prefix + name, values));
    }

    void floats(String name, float... values) {
        sections.add(new Section.Floats(prefix + name, values));
    }

    void numbers(String name, double... values) {
        sections.add(new Section.Doubles(prefix + name, values));
    }

    void text(String name, String value) {
        sections.add(new Section.Bytes(prefix + name, Layout.utf8(value)));
    }

    void rows(String name, SparseRows rows) {
        ints(name + ".columns", rows.columns());
        ints(name + ".starts", rows.starts());
        ints(name + ".columnIndices", rows.columnIndices());
        floats(name + ".values", rows.values());
    }

    void matrix(String name, DenseMatrix matrix) {
        ints(name + ".shape", matrix.rows(), matrix.columns());
        floats(name + ".values", matrix.values());
    }

    void model(String name, Model model) {
        ModelFormats.of(model).write(model, new ModelParts(prefix + name + "/", sections));
    }
}
