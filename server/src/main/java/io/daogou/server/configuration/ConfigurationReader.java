package io.daogou.server.configuration;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Retention;
import io.daogou.engine.EngineSettings;
import io.daogou.guide.model.ModelSettings;
import io.daogou.insight.InsightSettings;
import io.daogou.store.StoreUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the configuration file; what it does not say has its default. */
public final class ConfigurationReader {
    private ConfigurationReader() {}

    /**
     * @throws ConfigurationProblem if the file cannot be read, has a key nobody knows, or a value that is not allowed
     */
    public static Configuration read(Path file) {
        Section root = new Section(file, "", Yaml.read(file));
        HttpSettings http = http(root.section("http"));
        List<ApiKey> keys =
                root.sections("keys").stream().map(ConfigurationReader::key).toList();
        Section shelves = root.section("engine");
        String onnxRanker = shelves.text("onnxRanker", "");
        EngineSettings engine = engine(shelves, privacy(root.section("privacy")));
        StorefrontSettings storefront = storefront(root.section("storefront"));
        StoreUrl store = store(root.section("store"));
        InsightSettings insight = insight(root.section("insight"));
        IdentitySettings identity = identity(root.section("identity"));
        AgentSettings agents = agents(root.section("agents"));
        ModelSettings guideModel = guideModel(root.section("guideModel"));
        return root.build(() -> new Configuration(
                http,
                keys,
                engine,
                storefront,
                store,
                insight,
                identity,
                agents,
                onnxRanker.isEmpty() ? null : file.resolveSibling(onnxRanker),
                guideModel));
    }

    private static @Nullable ModelSettings guideModel(Section section) {
        ModelSettings otherwise = ModelSettings.of(URI.create("http://127.0.0.1:11434/v1"), null, "none");
        String endpoint = section.text("endpoint", "");
        String key = section.text("key", "");
        String name = section.text("name", "");
        int deadline =
                section.wholeNumber("deadlineMillis", (int) otherwise.deadline().toMillis());
        int calls = section.wholeNumber("callsADay", otherwise.callsADay());
        boolean reads = section.truth("reads", otherwise.reads());
        boolean words = section.truth("words", otherwise.words());
        if (endpoint.isEmpty()) {
            return null;
        }
        return section.build(() -> new ModelSettings(
                address(endpoint), key.isEmpty() ? null : key, name, Duration.ofMillis(deadline), calls, reads, words));
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new InvalidInput("endpoint", "is no address", text, "give one such as http://127.0.0.1:11434/v1");
        }
    }

    private static HttpSettings http(Section section) {
        HttpSettings otherwise = HttpSettings.defaults();
        String host = section.text("host", otherwise.host());
        int port = section.wholeNumber("port", otherwise.port());
        int maxBodyBytes = section.wholeNumber("maxBodyBytes", otherwise.maxBodyBytes());
        int maxBulkBytes = section.wholeNumber("maxBulkBytes", otherwise.maxBulkBytes());
        int maxBatch = section.wholeNumber("maxBatch", otherwise.maxBatch());
        int maxConcurrent = section.wholeNumber("maxConcurrentRequests", otherwise.maxConcurrentRequests());
        List<String> origins = section.texts("allowedOrigins", otherwise.allowedOrigins());
        int maxExports = section.wholeNumber("maxExportsPerMinute", otherwise.maxExportsPerMinute());
        int shutdown = section.wholeNumber("shutdownSeconds", otherwise.shutdownSeconds());
        return section.build(() -> new HttpSettings(
                host, port, maxBodyBytes, maxBulkBytes, maxBatch, maxConcurrent, origins, maxExports, shutdown));
    }

    private static ApiKey key(Section section) {
        String name = section.text("name", "");
        String plain = section.text("key");
        String sha256 = section.text("keySha256");
        String scope = section.text("scope");
        return section.build(() -> {
            Scope known = Scope.ofWireName(scope);
            if (plain != null && sha256 == null) {
                return ApiKey.ofPlain(name, plain, known);
            }
            if (sha256 != null && plain == null) {
                return ApiKey.ofSha256(name, sha256, known);
            }
            throw section.wrong("key", "is unclear", name, "give either key or keySha256");
        });
    }

    private record Privacy(boolean consentRequired, int leastShoppers, Retention retention) {}

    private static Privacy privacy(Section section) {
        boolean required =
                section.truth("consentRequired", EngineSettings.defaults().consentRequired());
        int leastShoppers =
                section.wholeNumber("leastShoppers", EngineSettings.defaults().leastShoppers());
        Retention retention = retention(section.section("retention"), required);
        return section.build(() -> {
            // Checked here, for its place in the file.
            EngineSettings checked = EngineSettings.defaults().withLeastShoppers(leastShoppers);
            return new Privacy(required, checked.leastShoppers(), retention);
        });
    }

    private static Retention retention(Section section, boolean consentRequired) {
        int days = section.wholeNumber("days", 0);
        int silentDeviceDays = section.wholeNumber("silentDeviceDays", 0);
        Section types = section.section("daysOf");
        // Where nobody asks again, a refusal must outlive its device.
        Retention all = section.build(() -> new Retention(days, Map.of(), silentDeviceDays, !consentRequired));
        Map<EventType, Integer> daysOf = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            daysOf.put(type, types.wholeNumber(type.wireName(), days));
        }
        return types.build(() -> new Retention(days, daysOf, silentDeviceDays, all.keepsChoices()));
    }

    private static EngineSettings engine(Section section, Privacy privacy) {
        EngineSettings otherwise = EngineSettings.defaults();
        int historyLength = section.wholeNumber("historyLength", otherwise.historyLength());
        double halfLife = section.decimal("popularityHalfLifeDays", otherwise.popularityHalfLifeDays());
        int newForDays = section.wholeNumber("newForDays", otherwise.newForDays());
        int mostPerCategory = section.wholeNumber("mostPerCategory", otherwise.mostPerCategory());
        int releasesKept = section.wholeNumber("releasesKept", otherwise.releasesKept());
        double gateTolerance = section.decimal("gateTolerance", otherwise.gateTolerance());
        List<String> models = section.texts("models", otherwise.models());
        double minutes = section.decimal("trainingMinutes", otherwise.trainingMinutes());
        long seed = section.longNumber("seed", otherwise.seed());
        double exploration = section.decimal("explorationShare", otherwise.explorationShare());
        return section.build(() -> new EngineSettings(
                historyLength,
                halfLife,
                newForDays,
                mostPerCategory,
                releasesKept,
                gateTolerance,
                models,
                minutes,
                seed,
                exploration,
                privacy.consentRequired,
                privacy.leastShoppers,
                privacy.retention));
    }

    private static @Nullable StoreUrl store(Section section) {
        String url = section.text("url", "");
        return url.isEmpty() ? section.build(() -> null) : section.build(() -> StoreUrl.parse(url));
    }

    private static StorefrontSettings storefront(Section section) {
        StorefrontSettings otherwise = StorefrontSettings.defaults();
        boolean enabled = section.truth("enabled", otherwise.enabled());
        String shopName = section.text("shopName", otherwise.shopName());
        String currency = section.text("currency", otherwise.currency());
        return section.build(() -> new StorefrontSettings(enabled, shopName, currency));
    }

    private static IdentitySettings identity(Section section) {
        IdentitySettings otherwise = IdentitySettings.defaults();
        String logins = section.text("browserLogins", otherwise.browserLogins().wireName());
        String secret = section.text("secret", "");
        String joinLink = section.text("joinLink", "");
        return section.build(() -> new IdentitySettings(
                IdentitySettings.BrowserLogins.ofWireName(logins),
                secret.isEmpty() ? null : secret,
                joinLink.isEmpty() ? null : joinLink));
    }

    private static AgentSettings agents(Section section) {
        AgentSettings otherwise = AgentSettings.defaults();
        boolean enabled = section.truth("enabled", otherwise.enabled());
        String publicUrl = section.text("publicUrl", "");
        List<String> hosts = section.texts("allowedHosts", otherwise.allowedHosts());
        String keyless = section.text("keyless", Check.lowerCase(otherwise.keyless()));
        int calls = section.wholeNumber("callsPerMinute", otherwise.callsPerMinute());
        String country = section.text("country", "");
        return section.build(() -> new AgentSettings(
                enabled,
                AgentSettings.publicUrl(publicUrl),
                hosts,
                AgentSettings.Keyless.ofWireName(keyless),
                calls,
                country.isEmpty() ? null : country));
    }

    private static InsightSettings insight(Section section) {
        InsightSettings otherwise = InsightSettings.defaults();
        int memoryMegabytes = section.wholeNumber("memoryMegabytes", otherwise.memoryMegabytes());
        int spillMegabytes = section.wholeNumber("spillMegabytes", otherwise.spillMegabytes());
        int threads = section.wholeNumber("threads", otherwise.threads());
        int concurrent = section.wholeNumber("concurrentQuestions", otherwise.concurrentQuestions());
        int waiting = section.wholeNumber("waitingQuestions", otherwise.waitingQuestions());
        int deadline = section.wholeNumber("deadlineSeconds", otherwise.deadlineSeconds());
        int fresh = section.wholeNumber("freshSeconds", otherwise.freshSeconds());
        return section.build(() ->
                new InsightSettings(memoryMegabytes, spillMegabytes, threads, concurrent, waiting, deadline, fresh));
    }
}
