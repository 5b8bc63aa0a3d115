package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of bad input: a clear word, and nothing lost that was good. */
final class BadInputTest {
    private static final String LOG = "user,item,time\nu1,i1,2024-01-01\nu2,i2,2024-01-02\n";

    private final Trial trial;

    @TempDir
    private Path folder;

    BadInputTest(@TempDir Path folder) {
        trial = new Trial(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                                      | is empty",
                "~   ~                                   | has no text",
                "PK-3-4 a spreadsheet                    | save it as CSV",
                "[{\"item\":1}]                          | jq -c '.[]'",
                "a,b,c                                   | neither columns",
                "user,item                               | there is a column for the user and none for the time",
                "user,time                               | there is no column for the item",
                "{\"a\":1}                               | neither columns",
                "{                                       | no JSON objects"
            })
    void refusesFilesThatAreOfNoUse(String content, String message) {
        assertThatThrownBy(() -> trial.run("file.txt", content.replace("PK-3-4", "PK\u0003\u0004")))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("file.txt")
                .hasMessageContaining(message);
    }

    @Test
    void refusesFilesThatAreNotThereAndFolders() {
        assertThatThrownBy(() -> trial.run(folder.resolve("nothing.csv"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> trial.run(folder)).hasMessageContaining("is not a file");
    }

    @Test
    void namesTheNearestColumnForOneThatIsNotThere() {
        assertThatThrownBy(() -> trial.map("item=itm").run("log.csv", LOG)).hasMessageContaining("did you mean item?");
    }

    @Test
    void readsFilesWithByteOrderMarksAndWindowsLineEnds() {
        trial.run("log.csv", "\ufeff" + LOG.replace("\n", "\r\n"));
        assertThat(trial.shop.all()).hasSize(2);
        trial.shop.eventsById.clear();
        trial.run("log16.csv", ("\ufeff" + LOG).getBytes(StandardCharsets.UTF_16LE));
        assertThat(trial.shop.all()).hasSize(2);
    }

    @Test
    void rejectsRowsThatAreNotTextAndKeepsTheOthers() {
        byte[] log = (LOG + "u3,caf#,2024-01-03\nu4,caf\ufffd,2024-01-03\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < log.length; i++) {
            log[i] = log[i] == '#' ? (byte) 0xe9 : log[i];
        }
        ImportSummary summary = trial.run("log.csv", log);
        assertThat(summary.eventsStored()).isEqualTo(3);
        assertThat(trial.rejected()).contains("4\thas bytes that are not text");
    }

    @Test
    void rejectsRowsWithTheWrongNumberOfColumns() {
        ImportSummary summary = trial.run("log.csv", LOG + "u3,i3\nu4,i,4,2024-01-04\nu5,i5,2024-01-05\n");
        assertThat(summary.eventsStored()).isEqualTo(3);
        assertThat(trial.rejected())
                .contains("4\thas 2 columns where the file has 3")
                .contains("5\thas 4 columns");
    }

    @ParameterizedTest
    @CsvSource({
        "'u,i,soon', time is not understood", "'u,i,', time is missing", "'u,,2024-01-01', item is missing",
        "',i,2024-01-01', user is missing", "'u,i,2199-01-01', time is in the future",
                "'u,i,1990-01-01', time is before"
    })
    void rejectsARowWithItsReason(String row, String reason) {
        ImportSummary summary = trial.run("log.csv", LOG + row + "\n");
        assertThat(summary.rejects()).isEqualTo(1);
        assertThat(summary.eventsStored()).isEqualTo(2);
        assertThat(trial.rejected()).contains("4\t" + reason).contains("\t" + row);
        assertThat(trial.said()).contains("line 4: " + reason);
    }

    @ParameterizedTest
    @CsvSource({"-1, price is negative", "cheap, price is not a price", "1234567890123, price is out of range"})
    void rejectsBadPrices(String price, String reason) {
        trial.run("log.csv", "user,item,time,price\nu,i,2024-01-01,5\nu,i,2024-01-01," + price + "\n");
        assertThat(trial.rejected()).contains("3\t" + reason);
    }

    @ParameterizedTest
    @CsvSource({"0, quantity is out of range", "1.5, quantity is not a whole", "99999999, quantity is out of range"})
    void rejectsBadQuantities(String quantity, String reason) {
        trial.event(EventType.PURCHASE)
                .run("log.csv", "user,item,time,quantity\nu,i,2024-01-01,5\nu,i,2024-01-01," + quantity + "\n");
        assertThat(trial.rejected()).contains("3\t" + reason);
    }

    @Test
    void printsTwentyRejectsAndWritesAll() {
        trial.run("log.csv", LOG + "u,i,never\n".repeat(50));
        assertThat(trial.rejected().lines()).hasSize(51);
        assertThat(trial.said().lines().filter(line -> line.startsWith("  line ")))
                .hasSize(20);
    }

    @Test
    void forgetsTheRejectsOfTheLastImport() {
        trial.run("log.csv", LOG + "u,i,never\n");
        assertThat(trial.rejected()).isNotEmpty();
        trial.run("log.csv", LOG);
        assertThat(trial.rejected()).isEmpty();
    }

    @Test
    void readsFieldsOfTenMegabytesAndRejectsThem() {
        ImportSummary summary =
                trial.run("log.csv", LOG + "u3," + "x".repeat(10_000_000) + ",2024-01-01\nu4,i4,2024-01-01\n");
        assertThat(summary.eventsStored()).isEqualTo(3);
        assertThat(trial.rejected()).contains("4\titem is too long");
        assertThat(trial.rejected()).hasSizeLessThan(200_000);
    }

    @Test
    void rejectsJsonLinesOfTwentyMegabytes() {
        String log = "{\"user\":1,\"item\":2,\"time\":1433222501}\n";
        ImportSummary summary = trial.run("log.ndjson", log + "{\"user\":\"" + "x".repeat(20 << 20) + "\"}\n" + log);
        assertThat(summary.eventsStored()).isEqualTo(2);
        assertThat(trial.rejected()).contains("2\tis longer than 16 MB");
    }

    @Test
    void keepsWhatCameBeforeAQuoteThatNeverEnds() {
        String log = LOG + "u3,\"i3,2024-01-03\n" + "u,i,2024-01-01\n".repeat(1_500_000);
        assertThatThrownBy(() -> trial.run("log.csv", log))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("after line 3");
        assertThat(trial.shop.all()).hasSize(2);
    }

    @Test
    void readsGzipAndNoticesWhenItIsCutOff() throws IOException {
        StringBuilder log = new StringBuilder(LOG);
        for (int i = 0; i < 100_000; i++) {
            log.append('u').append(i * 7919L % 100_003).append(",i,2024-01-01\n");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(log.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        assertThat(trial.run("log.csv.gz", whole).eventsStored()).isEqualTo(100_002);
        assertThatThrownBy(() -> trial.run("cut.csv.gz", Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("cut off");
    }
}
