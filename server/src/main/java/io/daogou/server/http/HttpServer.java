package io.daogou.server.http;

import io.daogou.server.configuration.HttpSettings;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;

/**
 * The listening server.
 *
 * <p><b>Threads:</b> a virtual one for each request; what needs a platform thread goes there by itself. <b>Failure:</b> a
 * taken port is told by {@link PortTaken}. <b>Stopping:</b> nobody new is let in, those inside finish, then the
 * connections are closed.
 */
public final class HttpServer implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(20);
    static final int MOST_HEADER_BYTES = 16 * 1024;

    private final Javalin javalin;
    private final Gate gate;
    private final Duration patience;

    private HttpServer(Javalin javalin, Gate gate, Duration patience) {
        this.javalin = javalin;
        this.gate = gate;
        this.patience = patience;
    }

    /**
     * Listens, and answers these routes.
     *
     * @throws PortTaken if something else listens there
     */
    public static HttpServer start(
            HttpSettings settings, Keyring keyring, Audit audit, Metrics metrics, List<Route> routes) {
        Gate gate = new Gate(settings, keyring, audit, metrics);
        Javalin javalin = Javalin.create(config -> {
            configure(config, settings);
            register(config, settings, gate, metrics, routes);
        });
        try {
            javalin.start();
        } catch (JavalinBindException taken) {
            throw new PortTaken(settings.host(), settings.port(), taken);
        }
        return new HttpServer(javalin, gate, Duration.ofSeconds(settings.shutdownSeconds()));
    }

    /**
     * Looks whether a port is free, before work that takes long and would be in vain.
     *
     * @throws PortTaken if something else listens there
     */
    public static void checkPort(HttpSettings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException taken) {
            throw new PortTaken(settings.host(), settings.port(), taken);
        }
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            // Accepts nobody new; those who are connected stay until they have their answers.
            var _ = connector.shutdown();
        }
        gate.close(patience);
        javalin.stop();
    }

    private static void configure(JavalinConfig config, HttpSettings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = false;
        config.http.maxRequestSize = settings.maxBodyBytes();
        config.router.caseInsensitiveRoutes = false;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.modifyHttpConfiguration(HttpServer::configure);
        config.jetty.modifyServer(server -> server.setErrorHandler(new ProblemErrorHandler()));
    }

    private static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setIdleTimeout(IDLE.toMillis());
        // An identifier may hold a slash, written %2F.
        http.setUriCompliance(UriCompliance.from("DEFAULT,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING"));
    }

    private static void register(
            JavalinConfig config, HttpSettings settings, Gate gate, Metrics metrics, List<Route> routes) {
        Problems problems = new Problems(new RouteTable(routes), metrics);
        problems.register(config.routes);
        for (Route route : routes) {
            Handler guarded = gate.guard(route);
            config.routes.addHttpHandler(route.method(), route.path(), guarded);
            if (route.method().equals(HandlerType.GET)) {
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), guarded);
            }
        }
        if (!settings.allowedOrigins().isEmpty()) {
            config.routes.addHttpHandler(HandlerType.OPTIONS, "/v1/*", gate::preflight);
        }
    }
}
