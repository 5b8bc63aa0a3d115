package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code daogou mcp} as an assistant starts it, beside a process that serves the same shop. */
final class McpCommandIT {
    @TempDir
    private Path folder;

    @Test
    void anAssistantLooksAroundBesideTheServer() throws IOException {
        try (Store store = Store.open(folder)) {
            store.catalog().put(AgentShop.items());
        }
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        try (ServeProcess server = ServeProcess.start(folder, folder.toString());
                AgentClient overPipe = AgentClient.overPipe(folder, errors::add);
                AgentClient overHttp = AgentClient.overHttp(server.address())) {
            assertThat(overPipe.tools()).isEqualTo(overHttp.tools());
            Map<String, Object> shirt = Map.of("catalog", Map.of("ids", List.of("shirt", "fils")));
            JsonNode looked = overPipe.ask("lookup_catalog", "lookup", shirt);
            assertThat(looked).isEqualTo(overHttp.ask("lookup_catalog", "lookup", shirt));
            Map<String, Object> kettle = Map.of("catalog", Map.of("query", "copper kettle"));
            ServeProcess.until(() -> overPipe.ask("search_catalog", "search", kettle)
                    .at("/products/0/id")
                    .asString()
                    .equals("kettle"));
        }
        assertThat(errors).noneMatch(line -> line.contains("Exception"));
    }
}
