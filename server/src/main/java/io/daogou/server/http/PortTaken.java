package io.daogou.server.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Nobody can listen there: says why, and how to choose another port or address. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTaken(String host, int port, Throwable cause) {
        super(
                "cannot listen on " + host + ":" + port + ": "
                        + (isNoAddressOfOurs(host)
                                ? "that is no address of this machine; set http.host to one, such as 127.0.0.1"
                                : "the port is taken or not allowed; choose another with --port"),
                cause);
    }

    private static boolean isNoAddressOfOurs(String host) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, 0));
            return false;
        } catch (IOException | IllegalArgumentException foreign) {
            return true;
        }
    }
}
