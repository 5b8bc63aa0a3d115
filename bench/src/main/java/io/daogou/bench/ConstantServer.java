package io.daogou.bench;

import io.javalin.Javalin;

/** The floor under an answer over HTTP: a bare handler that sends the same bytes to everybody. */
final class ConstantServer {
    private ConstantServer() {}

    /** @param arguments the size of the body in bytes */
    public static void main(String[] arguments) {
        byte[] body = "x".repeat(Integer.parseInt(arguments[0])).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Javalin server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.routes.get(
                    "/", context -> context.contentType("application/json").result(body));
        });
        server.start("127.0.0.1", 0);
        System.out.println("http://127.0.0.1:" + server.port());
    }
}
