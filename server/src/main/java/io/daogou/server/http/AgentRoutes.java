package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.daogou.server.agents.AgentCatalog;
import io.daogou.server.agents.AgentJson;
import io.daogou.server.agents.McpDialogue;
import io.daogou.server.agents.RequestTooLarge;
import io.daogou.server.agents.Ucp;
import io.daogou.server.configuration.AgentSettings;
import io.daogou.server.configuration.HttpSettings;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What agents call: the Model Context Protocol at {@code /mcp}, and the Universal Commerce Protocol over HTTP. Both ask the
 * same front door. {@code /mcp} answers each message with one of JSON and keeps no sessions, which streamable HTTP allows;
 * there is nothing to stream.
 */
public final class AgentRoutes {
    private static final String JSON = "application/json";

    /** One operation of the catalogue. */
    @FunctionalInterface
    private interface Operation {
        JsonNode answer(String path, JsonNode request);
    }

    private final AgentCatalog catalog;
    private final McpDialogue dialogue;
    private final AgentGate gate;
    private final HttpSettings settings;
    private final Supplier<URI> address;

    /** @param address where the shop is reached */
    public AgentRoutes(
            AgentCatalog catalog,
            McpDialogue dialogue,
            AgentSettings agents,
            HttpSettings settings,
            Keyring keyring,
            Supplier<URI> address) {
        this.catalog = catalog;
        this.dialogue = dialogue;
        gate = new AgentGate(agents, settings, keyring);
        this.settings = settings;
        this.address = address;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/.well-known/ucp", null, this::profile),
                Route.post("/catalog/search", null, gate.guard(context -> ask(context, catalog::search))),
                Route.post("/catalog/lookup", null, gate.guard(context -> ask(context, catalog::lookup))),
                Route.post("/catalog/product", null, gate.guard(context -> ask(context, catalog::product))),
                Route.post("/mcp", null, gate.guard(this::converse)));
    }

    private void profile(Context context) throws IOException {
        context.header("Cache-Control", "public, max-age=300");
        send(context, 200, AgentJson.write(Ucp.profile(address.get())));
    }

    private void ask(Context context, Operation operation) throws IOException {
        byte[] body = Bodies.read(context.req(), JSON, settings.maxBodyBytes());
        try {
            send(context, 200, AgentJson.write(operation.answer("", AgentJson.read(body))));
        } catch (RequestTooLarge tooLarge) {
            InvalidInput refusal = tooLarge.refusal();
            throw Problem.invalid(refusal.field(), String.valueOf(refusal.getMessage()));
        }
    }

    private void converse(Context context) throws IOException {
        checkVersion(context.req().getHeader("MCP-Protocol-Version"));
        byte[] message = Bodies.read(context.req(), JSON, settings.maxBodyBytes());
        Optional<byte[]> answer = dialogue.answer(message);
        if (answer.isPresent()) {
            send(context, 200, answer.get());
        } else {
            context.res().setStatus(202);
        }
    }

    private void checkVersion(@Nullable String version) {
        List<String> spoken = dialogue.versions();
        if (version != null && !spoken.contains(version)) {
            throw Problem.of(
                    ProblemType.INVALID_INPUT,
                    String.valueOf(new InvalidInput(
                                    "MCP-Protocol-Version",
                                    "is not spoken here",
                                    version,
                                    "use one of " + String.join(", ", spoken))
                            .getMessage()));
        }
    }

    private static void send(Context context, int status, byte[] json) throws IOException {
        HttpServletResponse response = context.res();
        response.setStatus(status);
        response.setContentType(JSON);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
