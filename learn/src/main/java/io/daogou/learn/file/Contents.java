package io.daogou.learn.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The sections of a file of an expected kind, by name and type. */
final class Contents {
    private final Path file;
    private final Sections sections;

    private Contents(Path file, Sections sections) {
        this.file = file;
        this.sections = sections;
    }

    static Contents read(Path file, String kind) throws IOException {
        Contents contents = new Contents(file, ModelReader.read(file));
        contents.check("the kind", kind, contents.sections.kind());
        return contents;
    }

    List<Section> sections() {
        return sections.sections();
    }

    int[] ints(String name) throws CorruptModelException {
        return find(name, Section.Ints.class).values();
    }

    float[] floats(String name) throws CorruptModelException {
        return find(name, Section.Floats.class).values();
    }

    byte[] bytes(String name) throws CorruptModelException {
        return find(name, Section.Bytes.class).values();
    }

    private <T extends Section> T find(String name, Class<T> type) throws CorruptModelException {
        for (Section section : sections.sections()) {
            if (section.name().equals(name) && type.isInstance(section)) {
                return type.cast(section);
            }
        }
        throw absent(name, type);
    }

    CorruptModelException absent(String name, Class<? extends Section> type) {
        return corrupt("section '" + name + "'", type.getSimpleName(), "absent");
    }

    CorruptModelException corrupt(String what, Object expected, Object got) {
        return new CorruptModelException(file, what, expected, got);
    }

    void check(String what, Object expected, Object got) throws CorruptModelException {
        if (!expected.equals(got)) {
            throw corrupt(what, expected, got);
        }
    }

    /** What {@code maker} makes of the arrays; its complaint means that the arrays do not belong together. */
    <T> T valid(Supplier<T> maker) throws CorruptModelException {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            CorruptModelException corrupt = corrupt("the content", "valid", String.valueOf(e.getMessage()));
            corrupt.initCause(e);
            throw corrupt;
        }
    }
}
