package io.daogou.guide.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An endpoint that speaks the protocol of OpenAI and answers by a script; on this machine, over HTTP. */
final class ScriptedEndpoint implements AutoCloseable {
    /** Answers never. */
    static final String STALL = "\u0000stall";
    /** Answers with an error of the server. */
    static final String FAIL = "\u0000fail";
    /** Answers with something that is no JSON. */
    static final String GARBAGE = "\u0000garbage";

    private static final JsonMapper JSON = JsonMapper.shared();
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile UnaryOperator<String> script;

    /** @param script the answer to what is asked */
    ScriptedEndpoint(UnaryOperator<String> script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/v1/chat/completions", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    void script(UnaryOperator<String> other) {
        script = other;
    }

    /** The bodies that were sent. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(request);
        String text = script.apply(request);
        if (text.equals(STALL)) {
            try {
                closed.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] body = text.equals(GARBAGE) ? "no json".getBytes(StandardCharsets.UTF_8) : completion(text);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(text.equals(FAIL) ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] completion(String text) {
        ObjectNode completion = JSON.createObjectNode()
                .put("id", "1")
                .put("object", "chat.completion")
                .put("model", "m");
        ObjectNode choice =
                completion.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text);
        return JSON.writeValueAsBytes(completion);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
