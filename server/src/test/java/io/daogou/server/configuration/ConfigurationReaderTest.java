package io.daogou.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Retention;
import io.daogou.engine.EngineSettings;
import io.daogou.insight.InsightSettings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationReaderTest {
    private static final Path SAMPLE = Path.of("..", "docs", "daogou.sample.yaml");

    @TempDir
    private Path folder;

    @Test
    void anEmptyFileIsTheDefaults() throws IOException {
        assertThat(ConfigurationReader.read(file("# nothing\n"))).isEqualTo(Configuration.defaults());
    }

    @Test
    void theSampleSaysTheDefaults() {
        Configuration sample = ConfigurationReader.read(SAMPLE);
        assertThat(sample.withKeys(List.of())).isEqualTo(Configuration.defaults());
        assertThat(sample.keys()).extracting(ApiKey::scope).containsExactly(Scope.BROWSER, Scope.ADMIN);
    }

    @Test
    void theSampleNamesEveryKey() throws IOException {
        String sample = Files.readString(SAMPLE);
        for (Class<?> section : List.of(
                Configuration.class,
                HttpSettings.class,
                EngineSettings.class,
                StorefrontSettings.class,
                InsightSettings.class,
                IdentitySettings.class,
                AgentSettings.class)) {
            for (RecordComponent component : section.getRecordComponents()) {
                assertThat(sample).containsPattern("(?m)^ *" + component.getName() + ":");
            }
        }
        assertThat(sample).contains("name:", "key:", "keySha256:", "scope:");
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Path file = file("""
                http: {host: 0.0.0.0, port: 1, maxBodyBytes: 2048, maxBulkBytes: 4096, maxBatch: 7,
                       maxConcurrentRequests: 8, allowedOrigins: ["https://shop.example"], maxExportsPerMinute: 9, shutdownSeconds: 10}
                keys:
                  - {name: a, key: abcdefgh, scope: admin}
                engine: {historyLength: 1, popularityHalfLifeDays: 2.5, newForDays: 3, mostPerCategory: 4,
                         releasesKept: 6, gateTolerance: 0.5, models: [ease], trainingMinutes: 2.5, seed: 5000000000,
                         explorationShare: 0.25, onnxRanker: models/ranker.json}
                privacy: {consentRequired: false, leastShoppers: 8,
                          retention: {days: 400, silentDeviceDays: 90, daysOf: {search: 30, purchase: 0}}}
                identity: {browserLogins: trusted, secret: kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk,
                           joinLink: "https://tea.example/join#{code}"}
                storefront: {enabled: false, shopName: Tea, currency: EUR}
                insight: {memoryMegabytes: 300, spillMegabytes: 2, threads: 3, concurrentQuestions: 4,
                          waitingQuestions: 5, deadlineSeconds: 6, freshSeconds: 7}
                agents: {enabled: false, publicUrl: "https://shop.example", allowedHosts: [Inside], keyless: nobody,
                         callsPerMinute: 8, country: DE}
                """);
        Configuration read = ConfigurationReader.read(file);
        assertThat(read.http())
                .isEqualTo(new HttpSettings("0.0.0.0", 1, 2_048, 4_096, 7, 8, List.of("https://shop.example"), 9, 10));
        assertThat(read.keys()).containsExactly(ApiKey.ofPlain("a", "abcdefgh", Scope.ADMIN));
        assertThat(read.engine())
                .isEqualTo(new EngineSettings(1, 2.5, 3, 4, 6, .5, List.of("ease"), 2.5, 5_000_000_000L, .25, false)
                        .withLeastShoppers(8)
                        .withRetention(read.engine().retention()));
        Retention retention = read.engine().retention();
        assertThat(retention.daysOf(EventType.VIEW_ITEM)).isEqualTo(400);
        assertThat(retention.daysOf(EventType.SEARCH)).isEqualTo(30);
        assertThat(retention.daysOf(EventType.PURCHASE)).isZero();
        assertThat(retention.silentDeviceDays()).isEqualTo(90);
        assertThat(retention.keepsChoices()).isTrue();
        assertThat(read.identity())
                .isEqualTo(new IdentitySettings(
                        IdentitySettings.BrowserLogins.TRUSTED, "k".repeat(32), "https://tea.example/join#{code}"));
        assertThat(read.onnxRanker()).isEqualTo(file.resolveSibling("models/ranker.json"));
        assertThat(read.storefront()).isEqualTo(new StorefrontSettings(false, "Tea", "EUR"));
        assertThat(read.insight()).isEqualTo(new InsightSettings(300, 2, 3, 4, 5, 6, 7));
        URI shop = URI.create("https://shop.example/");
        assertThat(read.agents())
                .isEqualTo(new AgentSettings(false, shop, List.of("inside"), AgentSettings.Keyless.NOBODY, 8, "DE"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http:\\n  prot: 1                       | :2: http.prot is not a known key; the nearest is http.port
            htpp:\\n  port: 1                       | :2: htpp is not a known key; the nearest is http
            http:\\n  port: many                    | :2: http.port is not a whole number: "many"
            http:\\n\\n  port: 70000                | :3: http.port is out of range: 70000; give a whole number from 0 to 65535
            http:\\n  port: 1\\n  port: 2           | :3: port is there twice
            http: 8080                              | :1: http is not a section: "8080"
            http:\\n  allowedOrigins: shop          | :2: http.allowedOrigins is not a list
            http:\\n  allowedOrigins: [shop]        | :2: http.allowedOrigins has something else than a web origin
            keys:\\n  - name: a\\n    scope: root   | :3: keys[0].scope is not known: "root"; use one of browser, admin
            keys:\\n  - name: a\\n    scope: admin  | keys[0].key is unclear
            engine:\\n  models: [magic]             | :2: engine.models has an unknown model: "magic"
            engine:\\n  gateTolerance: 2            | :2: engine.gateTolerance is out of range: 2.0
            storefront:\\n  enabled: maybe          | :2: storefront.enabled is neither true nor false: "maybe"
            privacy:\\n  retention: 30          | :2: privacy.retention is not a section: "30"
            privacy:\\n  retention:\\n    daysOf:\\n      serach: 3 | :4: privacy.retention.daysOf.serach is not a known key; the nearest is privacy.retention.daysOf.search
            privacy:\\n  retention:\\n    daysOf:\\n      search: -3 | :4: privacy.retention.daysOf.search is out of range: -3; give a whole number from 0 to 36525
            privacy:\\n  retention: {days: 40000} | :2: privacy.retention.days is out of range: 40000
            agents:\\n  publicUrl: shop.example     | :2: agents.publicUrl is no address of a shop: "shop.example"
            agents:\\n  keyless: friends            | :2: agents.keyless is not known: "friends"; use one of nobody, loopback
            agents:\\n  country: Germany            | :2: agents.country is no country: "Germany"
            a: [                                    | this is not YAML
            """)
    void aMistakeIsToldWithFileLineAndWhatIsAllowed(String text, String expected) throws IOException {
        Path file = file(text.replace("\\n", "\n"));
        assertThatThrownBy(() -> ConfigurationReader.read(file))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(expected);
    }

    @Test
    void aKeyIsNotPrinted() {
        ApiKey key = ApiKey.ofPlain("page", "secret-key", Scope.BROWSER);
        assertThat(key.toString()).doesNotContain("secret-key");
        assertThatThrownBy(() -> ApiKey.ofPlain("page", "short", Scope.BROWSER)).hasMessageNotContaining("\"short\"");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("daogou.yaml"), text);
    }
}
