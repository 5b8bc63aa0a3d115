package io.daogou.server.agents;

import java.net.URI;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Universal Commerce Protocol: which version of it is spoken here, the envelope of its answers, and the profile by which
 * agents find the shop. Of its capabilities this shop has the two of the catalogue: it sells through its own pages.
 */
public final class Ucp {
    /** The version of the protocol, and of its catalogue capabilities. */
    public static final String VERSION = "2026-08-25";

    static final String SEARCH = "dev.ucp.shopping.catalog.search";
    static final String LOOKUP = "dev.ucp.shopping.catalog.lookup";
    private static final String SITE = "https://ucp.dev/" + VERSION;

    private Ucp() {}

    /** An answer of a capability, to be filled. */
    static ObjectNode answer(String capability) {
        ObjectNode answer = AgentJson.object();
        fill(answer.putObject("ucp"), "success", capability);
        return answer;
    }

    /** An answer that says why there is none. */
    static ObjectNode failure(String capability, String code, String content) {
        ObjectNode answer = AgentJson.object();
        fill(answer.putObject("ucp"), "error", capability);
        ObjectNode message = answer.putArray("messages").addObject();
        message.put("type", "error").put("code", code).put("content", content);
        message.put("severity", "unrecoverable");
        return answer;
    }

    /** Adds a remark to an answer. */
    static void inform(ObjectNode answer, String code, String content) {
        ArrayNode messages = answer.withArrayProperty("messages");
        messages.addObject().put("type", "info").put("code", code).put("content", content);
    }

    /**
     * What stands at {@code /.well-known/ucp}.
     *
     * @param shop where agents reach this server
     */
    public static ObjectNode profile(URI shop) {
        ObjectNode profile = AgentJson.object();
        ObjectNode ucp = profile.putObject("ucp").put("version", VERSION);
        ArrayNode services = ucp.putObject("services").putArray("dev.ucp.shopping");
        service(services.addObject(), "rest", "rest.openapi.json", shop.resolve("/"));
        service(services.addObject(), "mcp", "mcp.openrpc.json", shop.resolve("/mcp"));
        ObjectNode capabilities = ucp.putObject("capabilities");
        for (String capability : List.of(SEARCH, LOOKUP)) {
            String name = capability.substring(capability.lastIndexOf('.') + 1);
            ObjectNode entry = capabilities.putArray(capability).addObject().put("version", VERSION);
            entry.put("spec", SITE + "/specification/shopping/catalog/" + name);
            entry.put("schema", SITE + "/schemas/shopping/catalog_" + name + ".json");
        }
        ucp.putObject("payment_handlers");
        return profile;
    }

    private static void service(ObjectNode service, String transport, String schema, URI endpoint) {
        service.put("version", VERSION).put("spec", SITE + "/specification/overview");
        service.put("transport", transport).put("schema", SITE + "/services/shopping/" + schema);
        String address = endpoint.toString();
        service.put("endpoint", address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    private static void fill(ObjectNode ucp, String status, String capability) {
        ucp.put("version", VERSION).put("status", status);
        ucp.putObject("capabilities").putArray(capability).addObject().put("version", VERSION);
    }
}
