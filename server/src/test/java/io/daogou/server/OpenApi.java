package io.daogou.server;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract as the tests read it: its calls, its examples, and its schemas. */
final class OpenApi {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One call.
     *
     * @param scope browser, admin, or none where no key is needed
     */
    record Operation(String method, String path, @Nullable String scope, JsonNode node) {
        /** With every parameter of the path filled in. */
        String somePath() {
            return path.replaceAll("\\{[^}]+}", "none-such")
                    + (path.endsWith("/recommendations") ? "?placement=new" : "");
        }

        String pointer(int status, String type) {
            return "#/paths/" + escape(path) + "/" + method.toLowerCase(Locale.ROOT) + "/responses/" + status
                    + "/content/" + escape(type) + "/schema";
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final Path CONTRACT = Path.of("..", "contract");
    private static final String BASE = "https://daogou.example/";
    private static final JsonNode DOCUMENT = document();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(OpenApi::text));

    private OpenApi() {}

    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : DOCUMENT.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
                JsonNode node = entry.getValue();
                if (node.has("operationId")) {
                    String scope = node.has("x-scope") ? node.get("x-scope").asString() : null;
                    operations.add(new Operation(entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), scope, node));
                }
            }
        }
        return operations;
    }

    static Operation operation(String operationId) {
        return operations().stream()
                .filter(one -> one.node().get("operationId").asString().equals(operationId))
                .findFirst()
                .orElseThrow();
    }

    static byte[] example(String name) {
        try {
            return Files.readAllBytes(CONTRACT.resolve("examples").resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static JsonNode exampleJson(String name) {
        return JSON.readTree(example(name));
    }

    /** What a schema finds wrong; the schema by its place in the document: {@code #/components/schemas/Problem}. */
    static List<String> violations(String pointer, JsonNode value) {
        return violationsOf(BASE + "openapi.yaml" + pointer, value);
    }

    /** What a schema file finds wrong. */
    static List<String> violationsOfFile(String file, JsonNode value) {
        return violationsOf(BASE + file, value);
    }

    private static List<String> violationsOf(String location, JsonNode value) {
        Schema schema = SCHEMAS.getSchema(SchemaLocation.of(location));
        return schema.validate(value).stream().map(Object::toString).toList();
    }

    private static String escape(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode document() {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(read("openapi.yaml"));
        return JSON.valueToTree(tree);
    }

    /** The text behind an address: this folder stands for a place in the web. */
    private static @Nullable String text(String address) {
        if (!address.startsWith(BASE)) {
            return null;
        }
        String file = address.substring(BASE.length());
        return file.equals("openapi.yaml") ? DOCUMENT.toString() : read(file);
    }

    private static String read(String file) {
        try {
            return Files.readString(CONTRACT.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
