package io.daogou.server;

import io.daogou.engine.EngineSettings;
import io.daogou.server.configuration.AgentSettings;
import io.daogou.server.configuration.ApiKey;
import io.daogou.server.configuration.Configuration;
import io.daogou.server.configuration.HttpSettings;
import io.daogou.server.configuration.IdentitySettings;
import io.daogou.server.configuration.Scope;
import io.daogou.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A shop that really listens, on any free port, with a store in memory or on disk. */
final class RunningShop implements AutoCloseable {
    static final String BROWSER = "test-browser";
    static final String ADMIN = "test-admin";
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";

    private static final List<ApiKey> KEYS =
            List.of(ApiKey.ofPlain("browser", BROWSER, Scope.BROWSER), ApiKey.ofPlain("admin", ADMIN, Scope.ADMIN));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Assembly assembly;
    private final String address;

    static {
        Logging.configure(false);
    }

    private RunningShop(Assembly assembly) {
        this.assembly = assembly;
        address = "http://127.0.0.1:" + assembly.serve(KEYS);
    }

    static RunningShop inMemory(Path folder) {
        return inMemory(folder, settings -> settings);
    }

    static RunningShop inMemory(Path folder, UnaryOperator<HttpSettings> change) {
        return over(folder, Store.inMemory(), change);
    }

    static RunningShop inMemory(Path folder, AgentSettings agents) {
        Configuration configuration = configuration(settings -> settings, withoutConsent());
        return over(folder, Store.inMemory(), configuration.withAgents(agents));
    }

    static RunningShop onDisk(Path folder) {
        return over(folder, Store.open(folder), settings -> settings);
    }

    static RunningShop onDisk(Path folder, EngineSettings engine) {
        return over(folder, Store.open(folder), settings -> settings, engine);
    }

    static RunningShop onDisk(Path folder, EngineSettings engine, IdentitySettings identity) {
        return over(
                folder,
                Store.open(folder),
                configuration(settings -> settings, engine).withIdentity(identity));
    }

    static RunningShop readOnly(Path folder) {
        return over(folder, Store.openReadOnly(folder), settings -> settings);
    }

    private static RunningShop over(Path folder, Store store, UnaryOperator<HttpSettings> change) {
        return over(folder, store, configuration(change, withoutConsent()));
    }

    private static RunningShop over(
            Path folder, Store store, UnaryOperator<HttpSettings> change, EngineSettings engine) {
        return over(folder, store, configuration(change, engine));
    }

    private static RunningShop over(Path folder, Store store, Configuration configuration) {
        DataDirectory directory = new DataDirectory(folder);
        return new RunningShop(Assembly.over(directory, configuration, store, directory.derived()));
    }

    private static Configuration configuration(UnaryOperator<HttpSettings> change, EngineSettings engine) {
        return Configuration.defaults()
                .withEngine(engine)
                .withIdentity(IdentitySettings.defaults().trusting())
                .withHttp(change.apply(HttpSettings.defaults().withPort(0)));
    }

    private static EngineSettings withoutConsent() {
        return EngineSettings.defaults().withConsentRequired(false);
    }

    Assembly assembly() {
        return assembly;
    }

    String address() {
        return address;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, BROWSER, null, null);
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, BROWSER, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> admin(String method, String path, String body) {
        return send(method, path, ADMIN, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(
            String method, String path, @Nullable String key, @Nullable String type, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(request.method() + " " + request.uri() + " got no answer", failure);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new AssertionError(hurried);
        }
    }

    @Override
    public void close() {
        client.close();
        assembly.close();
    }
}
