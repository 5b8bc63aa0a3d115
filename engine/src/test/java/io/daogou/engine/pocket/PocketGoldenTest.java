package io.daogou.engine.pocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference gives what the golden files say, and refuses damaged ones. */
class PocketGoldenTest {
    private static final Path GOLDEN = Path.of("..", "contract", "pocket");
    private static final int LIMIT = 20;

    @Test
    void allHistoriesAreRankedAsTheGoldenFilesSay() throws IOException {
        PocketRanker ranker = PocketRanker.read(file());
        List<String> lines = Files.readAllLines(GOLDEN.resolve("rankings.ndjson"));
        assertThat(lines).hasSize(1_000);
        for (String line : lines) {
            JsonNode golden = JsonMapper.shared().readTree(line);
            PocketRanking ranking = ranker.rank(request(golden));
            assertThat(ranking.items()).as(line).containsExactly(top(golden));
            double first = ranking.scores().length == 0 ? 0 : ranking.scores()[0];
            assertThat(first).as(line).isEqualTo(golden.get("score").asDouble());
        }
    }

    @Test
    void aFileIsWrittenAsItWasRead() throws IOException {
        assertThat(PocketFile.read(file()).toBytes()).isEqualTo(file());
    }

    @Test
    void aFileThatIsCutIsRefused() throws IOException {
        byte[] whole = file();
        for (int length : new int[] {0, 7, 8, 31, 63, 64, 5_000, whole.length - 1}) {
            assertRefused(Arrays.copyOf(whole, length));
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1));
    }

    /** Whatever a damaged byte says, a file is refused or can be ranked with; nothing else is thrown. */
    @Test
    void aDamagedFileDoesNoHarm() throws IOException {
        byte[] whole = file();
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(round % 3 == 0 ? 64 : whole.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            try {
                PocketRanker ranker = PocketRanker.read(damaged);
                ranker.rank(PocketRequest.of(List.of(PocketEntry.viewed(ranker.itemId(0))), LIMIT));
            } catch (IllegalArgumentException told) {
                refused++;
                assertThat(told).hasMessageContaining("no pocket file").hasMessageContaining("fetch it again");
            }
        }
        assertThat(refused).isGreaterThan(30);
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> PocketRanker.read(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fetch it again");
    }

    private static byte[] file() throws IOException {
        return Files.readAllBytes(GOLDEN.resolve("home.pocket"));
    }

    private static int[] top(JsonNode golden) {
        return StreamSupport.stream(golden.get("top").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    private static PocketRequest request(JsonNode golden) {
        List<PocketEntry> history = StreamSupport.stream(golden.get("history").spliterator(), false)
                .map(entry -> entry(entry.get(0).asString(), entry.get(1).asString()))
                .toList();
        JsonNode category = golden.get("category");
        return new PocketRequest(
                history,
                LIMIT,
                category == null ? null : category.asString(),
                number(golden.get("minPrice")),
                number(golden.get("maxPrice")));
    }

    private static @Nullable Double number(@Nullable JsonNode node) {
        return node == null ? null : node.asDouble();
    }

    private static PocketEntry entry(String itemId, String letters) {
        return new PocketEntry(
                itemId,
                letters.contains("v"),
                letters.contains("w"),
                letters.contains("c"),
                letters.contains("b"),
                letters.contains("d"));
    }
}
