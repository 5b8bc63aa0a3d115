package io.daogou.engine.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    @Test
    void theHeapKeepsWhatASortWouldPutFirst() {
        long seed = 17;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int count = random.nextInt(60);
            int most = 1 + random.nextInt(30);
            // Few different scores, so that there are ties.
            float[] scores = new float[count];
            for (int i = 0; i < count; i++) {
                scores[i] = random.nextInt(8) / 4f;
            }
            int[] stream = shuffled(count, random);
            Candidates best = new Candidates(most);
            for (int item : stream) {
                if (best.wouldTake(item, scores[item])) {
                    best.add(item, scores[item]);
                }
            }
            best.sort();

            int[] expected = IntStream.range(0, count)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer item) -> -scores[item])
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(most)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(IntStream.range(0, best.size()).map(best::item).toArray())
                    .isEqualTo(expected);
            for (int place = 0; place < best.size(); place++) {
                assertThat(best.scores()[place]).isEqualTo(scores[expected[place]]);
            }
        }
    }

    @Test
    void amongEqualScoresTheLowerIndexIsBetterInWhateverOrderTheyCome() {
        for (int[] stream : new int[][] {{1, 2, 3, 4}, {4, 3, 2, 1}, {3, 1, 4, 2}}) {
            Candidates best = new Candidates(2);
            for (int item : stream) {
                if (best.wouldTake(item, 1)) {
                    best.add(item, 1);
                }
            }
            best.sort();
            assertThat(new int[] {best.item(0), best.item(1)})
                    .as(Arrays.toString(stream))
                    .containsExactly(1, 2);
        }
    }

    @Test
    void noneAreKeptWhereNothingCame() {
        Candidates best = new Candidates(3);
        best.sort();
        assertThat(best.size()).isZero();
        assertThat(best.scores()).isEmpty();
    }

    private static int[] shuffled(int count, Random random) {
        int[] items = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int item = items[i];
            items[i] = items[other];
            items[other] = item;
        }
        return items;
    }
}
