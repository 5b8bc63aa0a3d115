package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.server.configuration.AgentSettings;
import io.daogou.server.configuration.AgentSettings.Keyless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call what is for agents: asked over a plain connection, as Java's own client chooses its Host itself. */
final class AgentGateTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            127.0.0.1:PORT   | -                       | -            | 200
            localhost:PORT   | -                       | -            | 200
            LOCALHOST        | -                       | -            | 200
            [::1]:PORT       | -                       | -            | 200
            evil.example     | -                       | -            | 403
            evil.example     | http://evil.example     | test-browser | 403
            127.0.0.1.evil.example | -                 | -            | 403
            localhost:PORT   | http://evil.example     | -            | 403
            localhost:PORT   | http://evil.example     | test-browser | 403
            localhost:PORT   | null                    | -            | 403
            localhost:PORT   | http://localhost:1      | -            | 403
            localhost:PORT   | http://localhost:PORT   | -            | 200
            192.168.7.7      | -                       | -            | 401
            192.168.7.7      | -                       | test-browser | 200
            localhost        | -                       | test-admin   | 200
            localhost        | -                       | wrong-key    | 401
            """)
    void onlyThisMachineNeedsNoKeyAndNoPageBorrowsABrowser(String host, String origin, String key, int status) {
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            assertThat(ask(shop, "/mcp", host, origin, key, "")).isEqualTo(status);
            int overRest = ask(shop, "/catalog/lookup", host, origin, key, "");
            // There it is no request.
            assertThat(overRest).isEqualTo(status == 200 ? 400 : status);
        }
    }

    @Test
    void aProxyOnThisMachineSpeaksForOthers() {
        try (RunningShop shop = RunningShop.inMemory(folder)) {
            assertThat(ask(shop, "/mcp", "localhost", null, null, "X-Forwarded-For: 203.0.113.7\r\n"))
                    .isEqualTo(401);
            assertThat(ask(shop, "/mcp", "localhost", null, null, "Forwarded: for=203.0.113.7\r\n"))
                    .isEqualTo(401);
        }
    }

    @Test
    void theShopsOwnNameIsKnownAndEverybodyMayBeLetIn() {
        AgentSettings open = AgentSettings.defaults()
                .withKeyless(Keyless.EVERYBODY)
                .withPublicUrl(URI.create("https://shop.example/"));
        try (RunningShop shop = RunningShop.inMemory(folder, open)) {
            assertThat(ask(
                            shop,
                            "/mcp",
                            "shop.example",
                            "https://shop.example",
                            null,
                            "X-Forwarded-For: 203.0.113.7\r\n"))
                    .isEqualTo(200);
            assertThat(ask(shop, "/mcp", "other.example", null, null, "")).isEqualTo(403);
            assertThat(shop.send("GET", "/.well-known/ucp", null, null, null).body())
                    .contains("\"endpoint\":\"https://shop.example\"")
                    .contains("\"endpoint\":\"https://shop.example/mcp\"");
        }
    }

    @Test
    void nobodyMayBeLetInWithoutAKey() {
        AgentSettings closed = AgentSettings.defaults().withKeyless(Keyless.NOBODY);
        try (RunningShop shop = RunningShop.inMemory(folder, closed)) {
            assertThat(ask(shop, "/mcp", "localhost", null, null, "")).isEqualTo(401);
            assertThat(ask(shop, "/mcp", "localhost", null, RunningShop.BROWSER, ""))
                    .isEqualTo(200);
        }
    }

    @Test
    void whoCallsTooOftenIsToldHowLongToWait() {
        try (RunningShop shop =
                RunningShop.inMemory(folder, AgentSettings.defaults().withCallsPerMinute(3))) {
            for (int call = 0; call < 3; call++) {
                assertThat(ask(shop, "/mcp", "localhost", null, null, "")).isEqualTo(200);
            }
            assertThat(ask(shop, "/mcp", "localhost", null, null, "")).isEqualTo(429);
            // Another caller is another matter.
            assertThat(ask(shop, "/mcp", "localhost", null, RunningShop.BROWSER, ""))
                    .isEqualTo(200);
        }
    }

    /** The status of an answer. */
    private static int ask(
            RunningShop shop, String path, String host, @Nullable String origin, @Nullable String key, String headers) {
        URI address = URI.create(shop.address());
        String port = String.valueOf(address.getPort());
        String request = "POST " + path + " HTTP/1.1\r\nHost: " + host.replace("PORT", port) + "\r\n"
                + (origin == null ? "" : "Origin: " + origin.replace("PORT", port) + "\r\n")
                + (key == null ? "" : "Authorization: Bearer " + key + "\r\n")
                + headers + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + PING.length()
                + "\r\n\r\n" + PING;
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
