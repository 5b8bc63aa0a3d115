package io.daogou.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.model.Counting;
import io.daogou.learn.model.TrainingCancelled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataReaderTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "data", ".txt"), text);
    }

    private LabData read(Format format, String... texts) throws IOException {
        List<Path> files = new java.util.ArrayList<>();
        for (String text : texts) {
            files.add(file(text));
        }
        return DataReader.read(files, format, () -> false);
    }

    private static List<String> items(LabData data, String user) {
        int[] items = data.sequences().itemsOf(data.users().index(user));
        return Arrays.stream(items).mapToObj(data.items()::id).toList();
    }

    @Test
    void pairsAreReadWithBlanksTabsCarriageReturnsAndEmptyLines() throws IOException {
        LabData data = read(Format.PAIRS, "\uFEFFu1 a\r\nu2   b\n\n  u1\tc  \nu1 a");
        assertThat(data.users().size()).isEqualTo(2);
        assertThat(items(data, "u1")).containsExactly("a", "c", "a");
        Interactions ones = data.interactions(Counting.ONE);
        assertThat(ones.size()).isEqualTo(3);
        assertThat(ones.weights()).containsOnly(1);
    }

    @Test
    void aThirdColumnIsTheTimeIfEveryValueCanBeOne() throws IOException {
        LabData times = read(Format.PAIRS, "u a 1400000002\nu b 1400000001\n");
        assertThat(times.sequences().hasTimes()).isTrue();
        assertThat(items(times, "u")).containsExactly("b", "a");
        LabData weights = read(Format.PAIRS, "u a 1400000000\nu b 3\n");
        assertThat(weights.sequences().hasTimes()).isFalse();
        assertThat(weights.history(0).weights()).containsExactly(1400000000f, 3);
    }

    @Test
    void fourColumnsAreTimeAndWeight() throws IOException {
        LabData data = read(Format.PAIRS, "u a 20 .5\nu b 10 2\n");
        assertThat(items(data, "u")).containsExactly("b", "a");
        assertThat(data.history(0).weights()).containsExactly(2, .5f);
    }

    @Test
    void theNamesOfColumnsTellTheirOrder() throws IOException {
        String rows = "u a 5 20\nu b 3 10\n";
        LabData named = read(Format.PAIRS, "user item rating timestamp\n" + rows);
        assertThat(items(named, "u")).containsExactly("b", "a");
        assertThat(named.history(0).weights()).containsExactly(3, 5);
        LabData other = read(Format.PAIRS, "user item timestamp rating\n" + rows);
        assertThat(other.history(0).weights()).containsExactly(10, 20);
        LabData counts = read(Format.PAIRS, "user item count\nu a 1400000000\n");
        assertThat(counts.sequences().hasTimes()).isFalse();
        LabData early = read(Format.PAIRS, "user item time\nu a 20\nu b 10\n");
        assertThat(items(early, "u")).containsExactly("b", "a");
    }

    @Test
    void withoutNamesTimesInTheFourthColumnOnlyAreTimes() throws IOException {
        LabData data = read(Format.PAIRS, "u a 5 1400000002\nu b 3 1400000001\n");
        assertThat(items(data, "u")).containsExactly("b", "a");
        assertThat(data.history(0).weights()).containsExactly(3, 5);
    }

    @Test
    void countsAreAddedAndThenDamped() throws IOException {
        LabData data = read(Format.PAIRS, "u a 2\nu b 0\nu a 5\n");
        assertThat(data.interactions(Counting.RAW).weights()).containsExactly(7);
        assertThat(data.interactions(Counting.LOG).weights()).containsExactly((float) Math.log1p(7));
        assertThat(data.interactions(Counting.ONE).weights()).containsExactly(1);
        assertThat(Counting.LOG.of(data.history(0))).isEqualTo(new History(new int[] {0, 1}, new float[] {
            (float) Math.log1p(7), 0
        }));
    }

    @Test
    void listsMayComeInPartsAndUsersMayHaveNothing() throws IOException {
        LabData data = read(Format.LISTS, "u1\ta b\nu2\n", "u1 c a\n");
        assertThat(items(data, "u1")).containsExactly("a", "b", "c", "a");
        assertThat(items(data, "u2")).isEmpty();
        assertThat(data.sequences().isOrdered()).isFalse();
        assertThat(read(Format.SEQUENCES, "u a b").sequences().isOrdered()).isTrue();
    }

    @Test
    void sessionsAreNamedByTheNumberOfTheirLine() throws IOException {
        LabData data = read(Format.SESSIONS, "a b\n\nc\n");
        assertThat(items(data, "0")).containsExactly("a", "b");
        assertThat(items(data, "1")).isEmpty();
        assertThat(items(data, "2")).containsExactly("c");
    }

    @Test
    void eventsAreBroughtInTheOrderOfTimeWithTheirKinds() throws IOException {
        LabData data = read(Format.EVENTS, "u b 20 buy\nu a 10 view\n");
        assertThat(items(data, "u")).containsExactly("a", "b");
        assertThat(data.sequences().kinds()).containsExactly("buy", "view");
        assertThat(data.sequences().kind(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PAIRS     | user item                     | u a
            PAIRS     | user_id:token\titem_id:token\ttimestamp:float | u\ta\t1400000000
            LISTS     | userId itemIds                | u a
            SESSIONS  | items                         | a a
            EVENTS    | visitor,x                     |
            EVENTS    | user item timestamp event     | u a 5 view
            """)
    void aLineOfColumnNamesIsPassedOver(String format, String header, String line) throws IOException {
        if (line == null) {
            assertThatThrownBy(() -> read(Format.valueOf(format), header)).isInstanceOf(BadFile.class);
            return;
        }
        LabData data = read(Format.valueOf(format), header.translateEscapes() + "\n" + line.translateEscapes() + "\n");
        assertThat(data.items().id(0)).isEqualTo("a");
        assertThat(data.items().size()).isEqualTo(1);
    }

    @Test
    void idsMayBeEmojiAndInATabSeparatedTableHoldBlanks() throws IOException {
        LabData data = read(Format.PAIRS, "Ana María\t🧥 coat\nAna María\t导购\n");
        assertThat(items(data, "Ana María")).containsExactly("🧥 coat", "导购");
        assertThat(items(read(Format.LISTS, "👩‍🦰 🧥 导购\n"), "👩‍🦰")).containsExactly("🧥", "导购");
    }

    @Test
    void gzipIsToldByItsBytesNotItsName() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("u a\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        }
        Path whole = Files.write(folder.resolve("pairs"), bytes.toByteArray());
        assertThat(DataReader.read(List.of(whole), Format.PAIRS, () -> false)
                        .sequences()
                        .size())
                .isEqualTo(20_000);
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertThatThrownBy(() -> DataReader.read(List.of(cut), Format.PAIRS, () -> false))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("ends in the middle");
    }

    @Test
    void aLineOfTenMillionCharactersIsRead() throws IOException {
        StringBuilder line = new StringBuilder("u");
        while (line.length() < 10_000_000) {
            line.append(" i").append(line.length() % 5000);
        }
        LabData data = read(Format.LISTS, line.toString());
        assertThat(data.sequences().size()).isGreaterThan(1_000_000);
        assertThat(data.interactions(Counting.ONE).size())
                .isEqualTo(data.items().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PAIRS  | u a\\nu                  | 2 | columns
            PAIRS  | u a 1 2 3                | 1 | columns
            PAIRS  | u a 1\\nu b              | 2 | same columns
            PAIRS  | u a 1\\nu b NaN          | 2 | NaN
            PAIRS  | u a 1\\nu b -3           | 2 | -3
            PAIRS  | u a 1\\nu b Infinity     | 2 | finite
            PAIRS  | u a 5 1e13               | 1 | 1,000,000,000,000
            PAIRS  | u a 1\\nu b 1e38         | 2 | 1,000,000,000,000
            PAIRS  | u a 1\\nu b 1e-9         | 2 | 0.000001
            PAIRS  | u a many                 | 1 | 'many'
            PAIRS  | u a 1433221332117        | 1 | milliseconds
            PAIRS  | u\\t\\t5                 | 1 | empty
            EVENTS | u a view 5               | 1 | 'view'
            EVENTS | u a 5                    | 1 | columns
            EVENTS | u a -1 view              | 1 | -1
            LISTS  | u a\\nu \\u0000          | 2 | zero byte
            """)
    void aBadLineIsToldWithItsNumberAndTheReason(String format, String text, int line, String reason)
            throws IOException {
        String content = text.replace("\\u0000", "\0").translateEscapes();
        assertThatThrownBy(() -> read(Format.valueOf(format), content))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(".txt:" + line + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsNoTextOrNotThereIsTold() throws IOException {
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'u', ' ', (byte) 0xE9, '\n'});
        assertThatThrownBy(() -> DataReader.read(List.of(latin), Format.PAIRS, () -> false))
                .hasMessageContaining("latin:1: the text is not UTF-8");
        assertThatThrownBy(() -> DataReader.read(List.of(folder.resolve("no")), Format.PAIRS, () -> false))
                .hasMessageContaining("is not there");
        assertThatThrownBy(() -> DataReader.read(List.of(folder), Format.PAIRS, () -> false))
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> read(Format.PAIRS, "")).hasMessageContaining("has no entry");
        assertThatThrownBy(() -> read(Format.PAIRS, "u " + "x".repeat(5000))).hasMessageContaining("longer than");
    }

    @Test
    void readingCanBeCancelled() throws IOException {
        Path many = file("u a\n".repeat(5000));
        assertThatThrownBy(() -> DataReader.read(List.of(many), Format.PAIRS, () -> true))
                .isInstanceOf(TrainingCancelled.class);
    }

    /** Random bytes of a small alphabet: every file is either read or refused with a line that exists. */
    @Test
    void anyBytesAreReadOrRefusedWithALine() throws IOException {
        String[] parts = {"u", "a1", " ", "\t", "\n", "\r\n", "5", "-1", "NaN", "1e9", "🧥", "\0", "user", "item", "é"};
        SplittableRandom random = new SplittableRandom(99);
        int read = 0;
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(40); k > 0; k--) {
                text.append(parts[random.nextInt(random.nextInt(1, parts.length + 1))]);
            }
            Path file = Files.writeString(folder.resolve("fuzz"), text);
            Format format = List.of(Format.values()).get(random.nextInt(5));
            try {
                LabData data = DataReader.read(List.of(file), format, () -> false);
                assertThat(data.sequences().size()).isPositive();
                data.interactions(Counting.LOG);
                read++;
            } catch (BadFile bad) {
                assertThat(bad.getMessage()).as("round %d: %s", round, text).contains("fuzz");
            }
        }
        assertThat(read).isBetween(200, 2900);
    }
}
