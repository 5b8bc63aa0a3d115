package io.daogou.server.http;

/** Something else listens on the port: says which, and how to choose another. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTaken(String host, int port, Throwable cause) {
        super(
                "cannot listen on " + host + ":" + port
                        + ": the port is taken or not allowed; choose another with --port",
                cause);
    }
}
