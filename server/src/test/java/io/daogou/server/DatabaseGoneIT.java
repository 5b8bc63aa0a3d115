package io.daogou.server;

import static io.daogou.server.ServeProcess.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under a shop that serves, and comes back. */
final class DatabaseGoneIT {
    @TempDir
    Path data;

    @TempDir
    Path database;

    @Test
    void answersGoOnEventsAreRefusedClearlyAndNothingNeedsARestart() throws Exception {
        EmbeddedPostgres server = database(0);
        int port = server.getPort();
        String url = "postgresql://postgres:postgres@localhost:" + port + "/postgres";
        try (ServeProcess shop = ServeProcess.start(data, url)) {
            for (int i = 0; i < 10; i++) {
                shop.admin("PUT", "/v1/items/i" + i, "{\"title\": \"Item " + i + "\"}");
            }
            shop.view("e1", "d1", "i1");
            server.close();
            for (int round = 0; round < 20; round++) {
                assertThat(shop.lastViewed("d1")).isEqualTo("i1");
                HttpResponse<String> refused = shop.view("e2", "d" + (round + 2), "i2");
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).contains("5");
                assertThat(refused.body()).doesNotContain("postgres");
            }
            HttpResponse<String> health = shop.send("GET", "/v1/health", ServeProcess.BROWSER, "");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("degraded", "the truth cannot be read");
            assertThat(shop.lastViewed("d1")).isEqualTo("i1");
            server = database(port);
            // By a device of its own: who asks this often is taken for a machine.
            until(() -> shop.view("probe", "probe", "i2").statusCode() == 200);
            assertThat(shop.view("e3", "d1", "i2").statusCode()).isEqualTo(200);
            // The first answer may come before the log can be read again, too.
            assertThat(until(() -> shop.lastViewed("d1").equals("i2"))).isLessThan(5_000);
            until(() -> !shop.get("/v1/health").contains("the truth cannot"));
            assertThat(shop.get("/v1/health")).contains("\"events\":3");
        } finally {
            server.close();
        }
    }

    /** A server on the same files each time; on the same port, too, if one is given. */
    private EmbeddedPostgres database(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(database.resolve("files"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(database.toFile());
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
