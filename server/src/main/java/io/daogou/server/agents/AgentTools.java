package io.daogou.server.agents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools of the Model Context Protocol: what each is called and takes stands in {@code contract/tools}, word for word as agents
 * get it. Nothing of a catalogue ever becomes part of that.
 */
public final class AgentTools {
    /**
     * One tool.
     *
     * @param definition its name, title, description and the schema of what it takes
     * @param call what it does with arguments; refuses wrong ones
     */
    record Tool(JsonNode definition, Function<JsonNode, ObjectNode> call) {
        String name() {
            return definition.path("name").stringValue();
        }
    }

    private final List<Tool> all;

    public AgentTools(AgentCatalog catalog, AgentAdvice advice, AgentGuide guide) {
        all = List.of(
                tool("search_catalog", arguments -> catalog.search("catalog", request(arguments))),
                tool("lookup_catalog", arguments -> catalog.lookup("catalog", request(arguments))),
                tool("get_product", arguments -> catalog.product("catalog", request(arguments))),
                tool("recommend_products", advice::recommend),
                tool("compare_products", advice::compare),
                tool("ask_guide", guide::ask));
    }

    List<Tool> all() {
        return all;
    }

    /** The request inside the protocol's envelope. Its {@code meta} names the agent; who asks changes nothing here. */
    private static JsonNode request(JsonNode arguments) {
        Input envelope = Input.of("", arguments, "meta", "catalog");
        if (!arguments.hasNonNull("catalog")) {
            throw envelope.missing("catalog", "an object with the request");
        }
        var _ = envelope.object("meta");
        return arguments.get("catalog");
    }

    private static Tool tool(String name, Function<JsonNode, ObjectNode> call) {
        String file = "/contract/tools/" + name + ".json";
        try (InputStream in = AgentTools.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new Tool(AgentJson.read(in.readAllBytes()), call);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
