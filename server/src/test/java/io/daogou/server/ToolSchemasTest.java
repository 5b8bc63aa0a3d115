package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the schemas of the tools allow is taken, and what they do not is refused: they are a promise, kept by other code. */
final class ToolSchemasTest {
    private static final List<Call> CALLS = List.of(
            call("search_catalog", "{\"catalog\": {\"query\": \"tea\"}}", true),
            call(
                    "search_catalog",
                    "{\"catalog\": {\"query\": \"tea\", \"signals\": {\"any\": [1]}, \"attribution\": {}}}",
                    true),
            call(
                    "search_catalog",
                    "{\"catalog\": {\"query\": \"tea\", \"context\": {\"intent\": \"gift\", \"x\": 1}}}",
                    true),
            call("search_catalog", "{\"catalog\": {\"query\": \"tea\", \"pagination\": {\"limit\": 5000}}}", true),
            call("search_catalog", "{\"catalog\": {\"filters\": {\"price\": {\"max\": 5}, \"brand\": [\"a\"]}}}", true),
            call("search_catalog", "{\"catalog\": {\"query\": 7}}", false),
            call("search_catalog", "{\"catalog\": {\"query\": \"tea\", \"pagination\": {\"limit\": 0}}}", false),
            call(
                    "search_catalog",
                    "{\"catalog\": {\"query\": \"tea\", \"filters\": {\"price\": {\"max\": -1}}}}",
                    false),
            call(
                    "search_catalog",
                    "{\"catalog\": {\"query\": \"tea\", \"filters\": {\"availability\": [\"soon\"]}}}",
                    false),
            call("search_catalog", "{\"catalog\": {\"query\": \"tea\", \"filters\": {\"colour\": [\"red\"]}}}", false),
            call("search_catalog", "{\"catalog\": {\"query\": \"tea\", \"more\": 1}}", false),
            call("search_catalog", "{\"catalog\": {\"query\": \"tea\"}, \"more\": 1}", false),
            call("search_catalog", "{\"catalog\": {\"query\": \"tea\"}, \"meta\": 1}", false),
            call("search_catalog", "{\"catalog\": {\"query\": \"tea\", \"context\": []}}", false),
            call("search_catalog", "{}", false),
            call("lookup_catalog", "{\"catalog\": {\"ids\": [\"kettle\"]}}", true),
            call("lookup_catalog", "{\"catalog\": {\"ids\": []}}", false),
            call("lookup_catalog", "{\"catalog\": {\"ids\": [7]}}", false),
            call("lookup_catalog", "{\"catalog\": {\"ids\": [\"\"]}}", false),
            call(
                    "get_product",
                    "{\"catalog\": {\"id\": \"kettle\", \"selected\": [{\"name\": \"a\", \"label\": \"b\"}]}}",
                    true),
            call("get_product", "{\"catalog\": {\"id\": \"kettle\", \"selected\": [{\"name\": \"a\"}]}}", false),
            call("get_product", "{\"catalog\": {\"id\": \"kettle\", \"preferences\": \"size\"}}", false),
            call("get_product", "{\"catalog\": {}}", false),
            call("recommend_products", "{\"placement\": \"home\", \"history\": [\"kettle\"]}", true),
            call("recommend_products", "{\"placement\": \"recently-viewed\"}", false),
            call("recommend_products", "{\"placement\": \"home\", \"deviceId\": \"d\"}", false),
            call("recommend_products", "{\"placement\": \"home\", \"limit\": 51}", false),
            call("recommend_products", "{}", false),
            call("compare_products", "{\"ids\": [\"kettle\", \"fils\"]}", true),
            call("compare_products", "{\"ids\": [\"kettle\"]}", false),
            call("compare_products", "{\"ids\": \"kettle\"}", false),
            call("ask_guide", "{\"text\": \"tea\"}", true),
            call("ask_guide", "{}", true),
            call("ask_guide", "{\"text\": 7}", false),
            call("ask_guide", "{\"deviceId\": \"d\"}", false),
            call("ask_guide", "{\"conversation_id\": \"d\"}", false));

    @TempDir
    private Path folder;

    @Test
    void theSchemasAndTheToolsAgree() {
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            AgentShop.fill(shop, AgentShop.items());
            try (AgentClient agent = AgentClient.overHttp(shop.address())) {
                assertThat(agent.tools())
                        .extracting(Tool::name)
                        .containsAll(CALLS.stream().map(each -> each.tool).toList());
                for (Call each : CALLS) {
                    String tool = each.tool;
                    JsonNode arguments = OpenApi.JSON.readTree(each.arguments);
                    boolean allowed = each.allowed;
                    assertThat(OpenApi.violationsOfFile("tools/" + tool + ".json#/inputSchema", arguments)
                                    .isEmpty())
                            .as("the schema of %s on %s", tool, arguments)
                            .isEqualTo(allowed);
                    @SuppressWarnings("unchecked")
                    Map<String, Object> map = OpenApi.JSON.convertValue(arguments, Map.class);
                    assertThat(agent.call(tool, map).isError())
                            .as("%s on %s", tool, arguments)
                            .isEqualTo(!allowed);
                }
            }
        }
    }

    private record Call(String tool, String arguments, boolean allowed) {}

    private static Call call(String tool, String arguments, boolean allowed) {
        return new Call(tool, arguments, allowed);
    }
}
