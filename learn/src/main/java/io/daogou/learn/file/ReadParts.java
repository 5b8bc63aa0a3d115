package io.daogou.learn.file;

import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What {@link ModelParts} collected, found again by name; what is absent or of another type makes the file corrupt. */
final class ReadParts {
    private final Contents contents;
    private final String prefix;
    private final Map<String, Section> sections;

    private ReadParts(Contents contents, String prefix, Map<String, Section> sections) {
        this.contents = contents;
        this.prefix = prefix;
        this.sections = sections;
    }

    static Model model(Contents contents) throws CorruptModelException {
        Map<String, Section> byName = new HashMap<>();
        contents.sections().forEach(section -> byName.put(section.name(), section));
        return new ReadParts(contents, "", byName).model();
    }

    private Model model() throws CorruptModelException {
        String kind = text(ModelParts.KIND);
        ModelFormat<?> format = ModelFormats.named(kind);
        if (format == null) {
            throw contents.corrupt(
                    "the kind of model '" + prefix + "'", "one that this version knows", "'" + kind + "'");
        }
        try {
            return format.reader().read(this);
        } catch (IllegalArgumentException apart) {
            CorruptModelException corrupt =
                    contents.corrupt("the content of " + kind, "valid", String.valueOf(apart.getMessage()));
            corrupt.initCause(apart);
            throw corrupt;
        }
    }

    Model model(String name) throws CorruptModelException {
        return new ReadParts(contents, prefix + name + "/", sections).model();
    }

    /** Whether there is such a part, for what older files do not have. */
    boolean has(String name) {
        return sections.containsKey(prefix + name);
    }

    int[] ints(String name) throws CorruptModelException {
        return find(name, Section.Ints.class).values();
    }

    int integer(String name) throws CorruptModelException {
        int[] values = ints(name);
        contents.check("the length of section '" + prefix + name + "'", 1, values.length);
        return values[0];
    }

    float[] floats(String name) throws CorruptModelException {
        return find(name, Section.Floats.class).values();
    }

    double[] numbers(String name) throws CorruptModelException {
        return find(name, Section.Doubles.class).values();
    }

    double number(String name) throws CorruptModelException {
        double[] values = numbers(name);
        contents.check("the length of section '" + prefix + name + "'", 1, values.length);
        return values[0];
    }

    String text(String name) throws CorruptModelException {
        return new String(find(name, Section.Bytes.class).values(), StandardCharsets.UTF_8);
    }

    SparseRows rows(String name) throws CorruptModelException {
        return new SparseRows(
                integer(name + ".columns"),
                ints(name + ".starts"),
                ints(name + ".columnIndices"),
                floats(name + ".values"));
    }

    DenseMatrix matrix(String name) throws CorruptModelException {
        int[] shape = ints(name + ".shape");
        contents.check("the length of section '" + prefix + name + ".shape'", 2, shape.length);
        float[] values = floats(name + ".values");
        contents.check("the length of section '" + prefix + name + ".values'", (long) shape[0] * shape[1], (long)
                values.length);
        DenseMatrix matrix = new DenseMatrix(shape[0], shape[1]);
        System.arraycopy(values, 0, matrix.values(), 0, values.length);
        return matrix;
    }

    private <T extends Section> T find(String name, Class<T> type) throws CorruptModelException {
        Section section = sections.get(prefix + name);
        if (!type.isInstance(section)) {
            throw contents.absent(prefix + name, type);
        }
        return type.cast(section);
    }
}
