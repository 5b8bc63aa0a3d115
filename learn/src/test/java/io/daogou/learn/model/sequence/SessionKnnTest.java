package io.daogou.learn.model.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.evaluation.TopK;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionKnnTest extends SequenceModelContract {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Override
    protected Model fit(Sequences sequences, Progress progress) {
        return SessionKnn.fit(sequences, SessionKnn.Parameters.defaults(), progress);
    }

    private static SessionKnn.Parameters parameters(int neighbours, int perItem, int capacity) {
        return new SessionKnn.Parameters(neighbours, perItem, 1, .5, INFINITE, .5, .5, .5, .5, 50, capacity);
    }

    private static SessionKnn empty(int items, SessionKnn.Parameters parameters) {
        return SessionKnn.of(items, new int[0][], parameters);
    }

    @Test
    void aSessionCountsAtOnce() {
        SessionKnn model = empty(10, SessionKnn.Parameters.defaults());
        assertThat(scores(model, History.of(3))).containsOnly(0);
        model.append(3, 7);
        assertThat(TopK.select(scores(model, History.of(3)), 1)).containsExactly(7);
        model.append(3, 8);
        model.append(3, 8);
        assertThat(TopK.select(scores(model, History.of(3)), 1)).containsExactly(8);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1, 0, Infinity, 0, 0, 1, 1",
        "1000, 1, .5, 40, 1.5, .7, .4, .3",
        "20, .7, .5, 100, 1, .5, .5, .5",
        "1, 2, 1, 77, .5, 2, 0, 1"
    })
    void itAgreesWithTheReference(
            int neighbours,
            double recency,
            double length,
            double halfLife,
            double rarity,
            double distance,
            double backward,
            double same) {
        long seed = System.nanoTime();
        SessionKnn.Parameters parameters = new SessionKnn.Parameters(
                neighbours, 1000, recency, length, halfLife, rarity, distance, backward, same, 50, 1000);
        SessionKnn model = SessionKnn.fit(random(400, 60, 8, seed), parameters, Progress.NONE);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 20; k++) {
            int[] history = random.ints(5, 0, 60).toArray();
            Reference reference = new Reference(model.sessions(), model.items(), history, parameters);
            while (!reference.isDecided()) {
                history = random.ints(5, 0, 60).toArray();
                reference = new Reference(model.sessions(), model.items(), history, parameters);
            }
            double[] expected = reference.scores();
            float[] scores = scores(model, History.of(history));
            for (int item = 0; item < scores.length; item++) {
                assertThat((double) scores[item])
                        .as("seed %d, item %d", seed, item)
                        .isCloseTo(expected[item], offset(1e-4 * Math.max(1, expected[item])));
            }
        }
    }

    /** The definition: all sessions, nothing indexed. */
    private static final class Reference {
        private final int[][] sessions;
        private final SessionKnn.Parameters p;
        private final double[] rarity;
        private final double[] similarities;
        private final int[] matches;
        private final Integer[] order;

        Reference(int[][] sessions, int items, int[] history, SessionKnn.Parameters p) {
            this.sessions = sessions;
            this.p = p;
            rarity = new double[items];
            for (int item = 0; item < items; item++) {
                int wanted = item;
                long count = Arrays.stream(sessions)
                        .filter(s -> Arrays.stream(s).anyMatch(i -> i == wanted))
                        .count();
                rarity[item] = Math.pow(Math.log1p(sessions.length / (double) Math.max(1, count)), p.rarity());
            }
            similarities = new double[sessions.length];
            matches = new int[sessions.length];
            for (int s = 0; s < sessions.length; s++) {
                matches[s] = -1;
                for (int place = 1; place <= history.length; place++) {
                    int item = history[history.length - place];
                    int position = lastPosition(sessions[s], item);
                    if (position >= 0) {
                        similarities[s] += Math.pow(place, -p.recency()) * rarity[item];
                        matches[s] = matches[s] < 0 ? position : matches[s];
                    }
                }
                similarities[s] *= Math.pow(sessions[s].length, -p.length())
                        * Math.pow(.5, (sessions.length - 1 - s) / p.halfLife());
            }
            order = new Integer[sessions.length];
            Arrays.setAll(order, s -> s);
            // Like the model, in floats: sessions that are equal but for rounding must not change places.
            Arrays.sort(order, (a, b) -> {
                int bySimilarity = Float.compare((float) similarities[b], (float) similarities[a]);
                return bySimilarity != 0 ? bySimilarity : Integer.compare(b, a);
            });
        }

        /** Whether the last session that votes and the next one differ by more than the rounding of the model's floats. */
        boolean isDecided() {
            if (p.neighbours() >= order.length) {
                return true;
            }
            double last = similarities[order[p.neighbours() - 1]];
            return last == 0 || last - similarities[order[p.neighbours()]] > 1e-6 * last;
        }

        double[] scores() {
            double[] scores = new double[rarity.length];
            for (int rank = 0; rank < Math.min(p.neighbours(), order.length); rank++) {
                int s = order[rank];
                for (int t = 0; matches[s] >= 0 && t < sessions[s].length; t++) {
                    int d = t - matches[s];
                    double near = d == 0 ? p.same() : Math.pow(Math.abs(d), -p.distance());
                    int item = sessions[s][t];
                    scores[item] += similarities[s] * near * (d < 0 ? p.backward() : 1) * rarity[item];
                }
            }
            return scores;
        }
    }

    private static int lastPosition(int[] session, int item) {
        for (int k = session.length - 1; k >= 0; k--) {
            if (session[k] == item) {
                return k;
            }
        }
        return -1;
    }

    @Test
    void onlyTheLatestSessionsAreKept() {
        SessionKnn model = empty(20, parameters(10, 100, 4));
        for (int k = 0; k < 10; k++) {
            model.append(k, k + 1);
        }
        assertThat(model.size()).isEqualTo(4);
        assertThat(model.sessions()[0]).containsExactly(6, 7);
        assertThat(model.sessions()[3]).containsExactly(9, 10);
        assertThat(scores(model, History.of(2))).containsOnly(0);
        assertThat(scores(model, History.of(9))[10]).isPositive();
    }

    /** Most sessions are forgotten here, and long histories use up their look-ups. */
    @ParameterizedTest
    @CsvSource({"1, 1000", "3, 20", "64, 5"})
    void theSessionsKeptMakeTheSameModelAgain(int perItem, int neighbours) {
        long seed = System.nanoTime();
        SessionKnn.Parameters parameters =
                new SessionKnn.Parameters(neighbours, perItem, 1, .5, 30, 1, .5, .5, .5, 50, 64);
        SessionKnn model = SessionKnn.fit(random(700, 90, 6, seed), parameters, Progress.NONE);
        SessionKnn again = SessionKnn.of(model.items(), model.sessions(), parameters);
        SplittableRandom random = new SplittableRandom(seed);
        for (int length : new int[] {1, 2, 5, 30, 50}) {
            History history = History.of(random.ints(length, 0, 90).toArray());
            assertThat(scores(again, history))
                    .as("seed %d, length %d", seed, length)
                    .isEqualTo(scores(model, history));
        }
    }

    @Test
    void onlyTheLatestSessionsOfAnItemAreLookedUp() {
        SessionKnn model = empty(200, parameters(100, 3, 1000));
        for (int k = 1; k < 100; k++) {
            model.append(0, k);
        }
        float[] scores = scores(model, History.of(0));
        assertThat(TopK.select(scores, 200, item -> item > 0 && scores[item] > 0))
                .containsExactlyInAnyOrder(97, 98, 99);
    }

    @Test
    void ofALongSessionTheLastItemsAreKept() {
        SessionKnn model = empty(100, SessionKnn.Parameters.defaults());
        model.append(IntStream.range(0, 100).toArray());
        assertThat(model.sessions()[0]).hasSize(50).startsWith(50);
        model.append();
        assertThat(model.size()).isEqualTo(1);
    }

    @Test
    void anUnknownItemIsRefusedAndNothingIsAdded() {
        SessionKnn model = empty(3, SessionKnn.Parameters.defaults());
        assertThatThrownBy(() -> model.append(0, 3))
                .hasMessageContaining("Item 3")
                .hasMessageContaining("0..2");
        assertThatThrownBy(() -> model.append(-1)).hasMessageContaining("Item -1");
        assertThat(model.size()).isZero();
    }

    /** Writers and readers at once; in the end it is as if one thread had done it all. */
    @Test
    void sessionsMayBeAppendedWhileItAnswers() throws Exception {
        Sequences data = random(3_000, 80, 6, 5);
        SessionKnn model = empty(80, parameters(50, 40, 512));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Future<?> writer = threads.submit(() -> {
                for (int user = 0; user < data.users(); user++) {
                    model.append(data.itemsOf(user));
                }
            });
            Future<?>[] readers = new Future<?>[3];
            for (int r = 0; r < readers.length; r++) {
                int item = r;
                readers[r] = threads.submit(() -> {
                    do {
                        for (float score : scores(model, History.of(item, item + 5, item + 9))) {
                            assertThat(score).isFinite().isNotNegative();
                        }
                    } while (!writer.isDone());
                });
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
            writer.get();
        }
        SessionKnn alone = SessionKnn.fit(data, parameters(50, 40, 512), Progress.NONE);
        assertThat(model.sessions()).isDeepEqualTo(alone.sessions());
        for (int item = 0; item < 80; item++) {
            assertThat(scores(model, History.of(item, 79 - item)))
                    .isEqualTo(scores(alone, History.of(item, 79 - item)));
        }
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> parameters(0, 1, 1)).hasMessageContaining("neighbours is 0");
        assertThatThrownBy(() -> parameters(1, 0, 1)).hasMessageContaining("sessionsPerItem is 0");
        assertThatThrownBy(() -> parameters(1, 1, 0)).hasMessageContaining("capacity is 0");
    }
}
