package io.daogou.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.daogou.learn.data.Vocabulary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model as an ONNX graph, with what its numbers stand for.
 *
 * <p>The metadata of the file hold {@code daogou.kind}, {@code daogou.items} (a JSON array of item identifiers, by index) and
 * {@code daogou.parameters} (a JSON object). Browsers cannot read the metadata of a graph, so that {@link #write} puts the same
 * into a JSON file beside it.
 */
public final class OnnxModel {
    /** Understood by every runtime since 2022; it brought layer normalisation. */
    public static final int OPSET = 17;
    /** The version of the file format that belongs to the opset. */
    private static final int IR_VERSION = 8;

    private static final JsonMapper JSON = new JsonMapper();

    private final String kind;
    private final Vocabulary items;
    private final Map<String, String> parameters;
    private final GraphProto graph;

    OnnxModel(String kind, GraphProto graph, Vocabulary items, Map<String, String> parameters) {
        this.kind = kind;
        this.graph = graph;
        this.items = items;
        this.parameters = new TreeMap<>(parameters);
    }

    /** What it is: {@code sequence}, {@code factor} or {@code item-vectors}. */
    public String kind() {
        return kind;
    }

    /** Names of the items, by index. */
    public Vocabulary items() {
        return items;
    }

    /** The most entries of a history that it takes. */
    public int longestHistory() {
        String length = parameters.get("length");
        return length == null ? Integer.MAX_VALUE : Integer.parseInt(length);
    }

    /** Where the description of a model goes: beside it, {@code .json} in place of {@code .onnx}. */
    public static Path description(Path file) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(".onnx") ? name.substring(0, name.length() - ".onnx".length()) : name;
        return file.resolveSibling(stem + ".json");
    }

    /**
     * Writes the model and its description, each in one step: what was there is replaced by the whole new file or not at all.
     */
    public void write(Path file) throws IOException {
        ModelProto model = proto();
        replace(file, model::writeTo);
        byte[] description = JSON.writeValueAsBytes(new Description(kind, OPSET, parameters, ids()));
        replace(description(file), out -> out.write(description));
    }

    /** What the JSON file beside the model says. */
    record Description(String kind, int opset, Map<String, String> parameters, List<String> items) {}

    private ModelProto proto() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("daogou")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph)
                .addMetadataProps(entry("daogou.kind", kind))
                .addMetadataProps(entry("daogou.parameters", JSON.writeValueAsString(parameters)))
                .addMetadataProps(entry("daogou.items", JSON.writeValueAsString(ids())))
                .build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private List<String> ids() {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return items.id(index);
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }

    /** Writes to a stream. */
    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void replace(Path file, Content content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                content.writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
