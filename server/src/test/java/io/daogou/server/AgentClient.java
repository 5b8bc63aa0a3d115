package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** An agent: the official client of the Model Context Protocol, over either transport. */
final class AgentClient implements AutoCloseable {
    private final McpSyncClient client;

    private AgentClient(McpClientTransport transport) {
        client = McpClient.sync(transport)
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(120))
                .build();
        client.initialize();
    }

    static AgentClient overHttp(String address) {
        return new AgentClient(HttpClientStreamableHttpTransport.builder(address)
                .endpoint("/mcp")
                .build());
    }

    static AgentClient overHttp(String address, String key) {
        return new AgentClient(HttpClientStreamableHttpTransport.builder(address)
                .endpoint("/mcp")
                .addHttpRequestCustomizer((request, _, _, _, _) -> request.header("Authorization", "Bearer " + key))
                .build());
    }

    /** Starts {@code daogou mcp} as a process of its own. */
    static AgentClient overPipe(Path data, Consumer<String> errors) {
        ServerParameters process = ServerParameters.builder(
                        ProcessHandle.current().info().command().orElseThrow())
                .args(
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "mcp",
                        "--data",
                        data.toString())
                .build();
        StdioClientTransport transport = new StdioClientTransport(process, McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(errors);
        return new AgentClient(transport);
    }

    McpSyncClient client() {
        return client;
    }

    List<Tool> tools() {
        return client.listTools().tools();
    }

    CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    /** What a tool answers; it keeps to the contract, and says the same in both of its forms. */
    JsonNode ask(String tool, String shape, Map<String, Object> arguments) {
        CallToolResult result = call(tool, arguments);
        assertThat(result.isError()).as(text(result)).isFalse();
        JsonNode answer = OpenApi.JSON.readTree(text(result));
        assertThat(OpenApi.violationsOfFile("schemas/catalog.schema.json#/$defs/" + shape, answer))
                .as(text(result))
                .isEmpty();
        assertThat(OpenApi.JSON.<JsonNode>valueToTree(result.structuredContent()))
                .isEqualTo(answer);
        return answer;
    }

    static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    @Override
    public void close() {
        client.close();
    }
}
