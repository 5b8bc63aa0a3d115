package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.store.Store;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without DuckDB, which is not shipped, everything serves, and questions are answered with what to fetch. */
final class InsightMissingTest {
    private static final String ADVICE =
            "DuckDB is an optional part and is not here: fetch it once with './daogou optional parquet'";

    @TempDir
    private Path folder;

    @Test
    void theCommandSaysWhatToFetch() {
        Store.open(folder).close();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("insight", "funnels", "--data", folder.toString());
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains(ADVICE).hasLineCount(1);
        assertThat(folder.resolve("insight")).doesNotExist();
    }

    @Test
    void theServerSaysWhatToFetchAndServes() {
        try (RunningShop shop = RunningShop.onDisk(folder)) {
            HttpResponse<String> answer = shop.send("GET", "/v1/insight/rfm", RunningShop.ADMIN, null, null);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains(ADVICE);
            assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
            assertThat(shop.get("/v1/recommendations?placement=new").statusCode())
                    .isEqualTo(200);
        }
    }
}
