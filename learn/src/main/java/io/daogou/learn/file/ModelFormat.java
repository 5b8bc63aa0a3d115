package io.daogou.learn.file;

import io.daogou.learn.model.Model;

/**
 * How the models of one class lie in a file: the named arrays and numbers they consist of, and the way back. All there are
 * stand in {@link ModelFormats}.
 *
 * @param kind names the class in the file; never changes
 * @param type the class
 * @param writer takes a model apart
 * @param reader puts it together again, to the same answers bit for bit
 */
record ModelFormat<M extends Model>(String kind, Class<M> type, Writer<M> writer, Reader<M> reader) {
    /** Takes a model apart. */
    @FunctionalInterface
    interface Writer<M> {
        void write(M model, ModelParts to);
    }

    /** Puts a model together; an {@link IllegalArgumentException} says that the parts do not belong together. */
    @FunctionalInterface
    interface Reader<M> {
        M read(ReadParts from) throws CorruptModelException;
    }

    void write(Model model, ModelParts to) {
        to.text(ModelParts.KIND, kind);
        writer.write(type.cast(model), to);
    }
}
