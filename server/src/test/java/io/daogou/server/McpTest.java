package io.daogou.server;

import static io.daogou.server.OpenApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The Model Context Protocol over HTTP: the official client, and messages that no client would send. */
final class McpTest {
    @TempDir
    private Path folder;

    private RunningShop shop;

    @BeforeEach
    void open() {
        shop = RunningShop.inMemory(folder);
        AgentShop.fill(shop, AgentShop.items());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theToolsAreThoseOfTheContractWordForWord() throws IOException {
        try (AgentClient agent = AgentClient.overHttp(shop.address())) {
            List<Tool> tools = agent.tools();
            assertThat(tools)
                    .extracting(Tool::name)
                    .containsExactly(
                            "search_catalog",
                            "lookup_catalog",
                            "get_product",
                            "recommend_products",
                            "compare_products",
                            "ask_guide");
            for (Tool tool : tools) {
                Path file = Path.of("..", "contract", "tools", tool.name() + ".json");
                JsonNode definition = JSON.readTree(Files.readString(file));
                assertThat(tool.description())
                        .isEqualTo(definition.get("description").asString());
                assertThat(tool.title()).isEqualTo(definition.get("title").asString());
                assertThat(JSON.<JsonNode>valueToTree(tool.inputSchema())).isEqualTo(definition.get("inputSchema"));
                assertThat(Objects.requireNonNull(tool.annotations()).readOnlyHint())
                        .isTrue();
            }
        }
    }

    @Test
    void everyToolAnswers() {
        try (AgentClient agent = AgentClient.overHttp(shop.address())) {
            JsonNode found = agent.ask(
                    "search_catalog",
                    "search",
                    Map.of(
                            "meta", Map.of("ucp-agent", Map.of("profile", "https://agent.example/profile.json")),
                            "catalog", Map.of("query", "linen shirt", "context", Map.of("intent", "a gift"))));
            assertThat(found.at("/products/0/id").asString()).isEqualTo("shirt");
            JsonNode looked = agent.ask(
                    "lookup_catalog", "lookup", Map.of("catalog", Map.of("ids", List.of("kettle", "none-such"))));
            assertThat(looked.at("/products/0/variants/0/inputs/0/match").asString())
                    .isEqualTo("exact");
            JsonNode detail = agent.ask("get_product", "detail", Map.of("catalog", Map.of("id", "shirt")));
            assertThat(detail.at("/product/options/0/name").asString()).isEqualTo("colour");
            JsonNode shelf = agent.ask("recommend_products", "recommended", Map.of("placement", "new", "limit", 3));
            assertThat(shelf.get("recommendations")).hasSize(3);
            JsonNode sides = agent.ask("compare_products", "compared", Map.of("ids", List.of("kettle", "shirt-red-s")));
            assertThat(sides.get("attributes").toString())
                    .contains("{\"name\":\"material\",\"values\":[\"copper\",\"linen\"],\"differs\":true}")
                    .contains("{\"name\":\"size\",\"values\":[null,\"S\"],\"differs\":true}");
        }
    }

    @Test
    void aConversationWithTheGuideGoesOn() {
        try (AgentClient agent = AgentClient.overHttp(shop.address())) {
            // The guide learns of new items a moment later than the search.
            ServeProcess.until(() -> !agent.ask("ask_guide", "guided", Map.of("text", "I need a linen shirt"))
                    .get("act")
                    .asString()
                    .equals("found_nothing"));
            JsonNode first = agent.ask("ask_guide", "guided", Map.of("text", "I need a linen shirt"));
            assertThat(first.get("is_ai").asBoolean()).isTrue();
            String conversation = first.get("conversation_id").asString();
            JsonNode second = agent.ask(
                    "ask_guide",
                    "guided",
                    Map.of("conversation_id", conversation, "text", "under 122", "context", Map.of("language", "en")));
            assertThat(second.get("conversation_id").asString()).isEqualTo(conversation);
            assertThat(second.get("understood").toString()).contains("price");
            assertThat(second.toString()).contains("shirt-red-s").doesNotContain("\"id\":\"shirt-blue-m\"");
            JsonNode anew = agent.ask("ask_guide", "guided", Map.of("text", "hello"));
            assertThat(anew.get("conversation_id").asString()).isNotEqualTo(conversation);
            assertThat(anew.get("understood")).isEmpty();
            assertThat(refusal(agent, "ask_guide", Map.of("conversation_id", "my-laptop")))
                    .startsWith("conversation_id is none of this shop's: \"my-laptop\"");
        }
    }

    @Test
    void bothBindingsAnswerTheSame() {
        JsonNode overHttp = AgentShop.ask(shop, "product", "{\"id\": \"shirt\"}");
        try (AgentClient agent = AgentClient.overHttp(shop.address())) {
            assertThat(agent.ask("get_product", "detail", Map.of("catalog", Map.of("id", "shirt"))))
                    .isEqualTo(overHttp);
        }
    }

    @Test
    void aWrongCallIsToldWhatIsWrongAndWhatToDo() {
        try (AgentClient agent = AgentClient.overHttp(shop.address())) {
            assertThat(refusal(agent, "search_catalog", Map.of("catalog", Map.of("qeury", "tea"))))
                    .isEqualTo(
                            "catalog.qeury is not known: \"qeury\"; the nearest is query; put it right or leave it out");
            assertThat(refusal(agent, "search_catalog", Map.of("query", "tea")))
                    .startsWith("query is not known: \"query\"; the nearest is ");
            assertThat(refusal(agent, "get_product", Map.of())).startsWith("catalog is missing");
            assertThat(refusal(agent, "recommend_products", Map.of("placement", "homepage")))
                    .isEqualTo(
                            "placement is not known: \"homepage\"; use one of home, item-similar, cart-together, popular, new");
            assertThat(refusal(agent, "recommend_products", Map.of("placement", "home", "shopperId", "lin")))
                    .startsWith("shopperId is not known");
            assertThat(refusal(agent, "compare_products", Map.of("ids", List.of("kettle"))))
                    .startsWith("ids are too few: 1; give 2 to 4");
            assertThat(refusal(agent, "compare_products", Map.of("ids", List.of("kettle", "none-such"))))
                    .startsWith("ids has one that is not in the catalogue or has no price: \"none-such\"");
        }
    }

    @Test
    void tooManyIdentifiersAreAnErrorOfTheProtocol() {
        List<String> ids = IntStream.range(0, 51).mapToObj(i -> "i" + i).toList();
        try (AgentClient agent = AgentClient.overHttp(shop.address())) {
            assertThatThrownBy(() -> agent.call("lookup_catalog", Map.of("catalog", Map.of("ids", ids))))
                    .isInstanceOfSatisfying(McpError.class, error -> {
                        assertThat(error.getJsonRpcError().code()).isEqualTo(-32602);
                        assertThat(error.getJsonRpcError().message()).contains("are too many (request_too_large): 51");
                    });
            assertThatThrownBy(() -> agent.call("buy_everything", Map.of())).isInstanceOf(McpError.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not JSON                                               | null | -32700
            {"jsonrpc":"2.0","id":1,                               | null | -32700
            [{"jsonrpc":"2.0","id":1,"method":"ping"}]             | null | -32600
            7                                                      | null | -32600
            {}                                                     | null | -32600
            {"jsonrpc":"2.0","id":null,"method":"ping"}            | null | -32600
            {"jsonrpc":"2.0","id":1,"method":"no/such"}            | 1    | -32601
            {"jsonrpc":"2.0","id":1,"method":"resources/list"}     | 1    | -32601
            {"jsonrpc":"2.0","id":1,"method":"tools/call"}         | 1    | -32602
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_product","arguments":7}} | 1 | -32602
            {"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":7}} | "a" | -32602
            {"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}        | null | -32700
            """)
    void whatIsNoMessageIsToldSo(String message, String id, int code) {
        HttpResponse<String> answer = send(message);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode error = JSON.readTree(answer.body());
        assertThat(error.get("id").toString()).isEqualTo(id);
        assertThat(error.at("/error/code").asInt()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("Exception", "java.", "jackson", "stackTrace");
    }

    @Test
    void notificationsAreTakenAndHaveNoAnswer() {
        for (String method : List.of("notifications/initialized", "notifications/cancelled", "notifications/no-such")) {
            HttpResponse<String> answer =
                    send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{\"requestId\":1}}");
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(send("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}").statusCode())
                .isEqualTo(202);
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() {
        String deep = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + "[".repeat(100_000)
                + "]".repeat(100_000) + "}";
        assertThat(JSON.readTree(send(deep).body()).at("/error/code").asInt()).isEqualTo(-32700);
        String query = "\"catalog\":{\"query\":\"" + "tea ".repeat(5_000) + "\"}";
        assertThat(send(search(query)).body())
                .contains("catalog.query is too long")
                .contains("give at most 2000");
        HttpResponse<String> large = send(search("\"meta\":{\"x\":\"" + "y".repeat(2_000_000) + "\"}"));
        assertThat(large.statusCode()).isEqualTo(413);
        HttpResponse<String> plain =
                shop.send("POST", "/mcp", null, "text/plain", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(plain.statusCode()).isEqualTo(415);
    }

    @Test
    void thereAreNoStreamsAndNoSessions() {
        assertThat(shop.send("GET", "/mcp", null, null, null).statusCode()).isEqualTo(405);
        HttpResponse<String> ended = shop.send("DELETE", "/mcp", null, null, null);
        assertThat(ended.statusCode()).isEqualTo(405);
        assertThat(ended.headers().firstValue("Allow")).hasValue("POST");
    }

    private static String search(String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"search_catalog\",\"arguments\":{"
                + arguments + "}}}";
    }

    private HttpResponse<String> send(String message) {
        return shop.send("POST", "/mcp", null, RunningShop.JSON, message.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(AgentClient agent, String tool, Map<String, Object> arguments) {
        CallToolResult result = agent.call(tool, arguments);
        assertThat(result.isError()).isTrue();
        return AgentClient.text(result);
    }
}
