package io.daogou.server.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows of a file with one JSON object a line. A column is a name, or a path such as {@code price.amount} into nested
 * objects; a list of plain values becomes one field, joined by {@code |}; lists of objects are left out.
 */
final class NdjsonRows implements RowSource {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String BETWEEN_VALUES = "|";

    private final LineReader lines;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> names;
    private final boolean learning;
    private String[] fields;
    private String text = "";
    private @Nullable String defect;

    private NdjsonRows(Reader in, List<String> names, boolean learning) {
        lines = new LineReader(in);
        this.names = new ArrayList<>(names);
        this.learning = learning;
        fields = new String[names.size()];
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), i);
        }
    }

    /** Rows whose columns are found while reading. */
    static NdjsonRows learning(Reader in) {
        return new NdjsonRows(in, List.of(), true);
    }

    /** Rows with these columns; others are passed over. */
    static NdjsonRows withColumns(Reader in, List<String> names) {
        return new NdjsonRows(in, names, false);
    }

    /** The columns, in the order of their first appearance. */
    List<String> names() {
        return names;
    }

    @Override
    public boolean next() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return false;
        }
        text = line;
        Arrays.fill(fields, "");
        defect = lines.isTooLong() ? "is longer than 16 MB" : read(line);
        return true;
    }

    private @Nullable String read(String line) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "is not a JSON object";
            }
            object(parser, "");
            return parser.nextToken() == null ? null : "has something after the JSON object";
        } catch (JacksonException malformed) {
            return "is not valid JSON: " + malformed.getOriginalMessage().replace('\n', ' ');
        }
    }

    private void object(JsonParser parser, String prefix) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String path = prefix.isEmpty() ? parser.currentName() : prefix + parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> object(parser, path + ".");
                case START_ARRAY -> set(path, list(parser));
                case VALUE_NULL -> {}
                default -> set(path, parser.getString());
            }
        }
    }

    private static String list(JsonParser parser) {
        StringBuilder values = new StringBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                values.append(values.isEmpty() ? "" : BETWEEN_VALUES).append(parser.getString());
            }
        }
        return values.toString();
    }

    private void set(String path, String value) {
        Integer column = columns.get(path);
        if (column == null && learning) {
            column = names.size();
            columns.put(path, column);
            names.add(path);
            fields = Arrays.copyOf(fields, names.size());
        }
        if (column != null) {
            fields[column] = value;
        }
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public @Nullable String defect() {
        return defect;
    }

    @Override
    public int width() {
        return fields.length;
    }

    @Override
    public String field(int column) {
        return fields[column];
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
