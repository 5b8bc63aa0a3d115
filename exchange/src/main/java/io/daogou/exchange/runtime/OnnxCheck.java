package io.daogou.exchange.runtime;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.TopHeap;
import io.daogou.learn.model.EmbeddingModel;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what an exported graph answers with what the model answers that it was made of. */
public final class OnnxCheck {
    /** The largest difference of a score that counts as rounding. */
    public static final double ALLOWED = 1e-4;

    private static final int LIST = 10;

    private OnnxCheck() {}

    /**
     * What came of it.
     *
     * @param histories how many were asked
     * @param difference the largest of two scores
     * @param sameLists how many lists of ten were the same, in the same order
     * @param milliseconds that one answer of the graph took, on one core
     */
    public record Report(int histories, double difference, int sameLists, double milliseconds) {
        /** Whether all is as it should be. */
        public boolean isGood() {
            return difference <= ALLOWED && sameLists == histories;
        }
    }

    /**
     * Asks both about each history.
     *
     * @param histories of known items and unknown kinds and times, not longer than the model reads; of one item for graphs of item
     *     vectors
     */
    public static Report compare(Model ours, OnnxSession theirs, List<History> histories) {
        double difference = 0;
        int same = 0;
        long nanos = 0;
        for (History history : histories) {
            float[] expected = scores(ours, theirs, history);
            Map<String, Tensor> inputs = inputs(theirs, history);
            long begin = System.nanoTime();
            float[] answer = theirs.run(inputs, "scores").values();
            nanos += System.nanoTime() - begin;
            for (int item = 0; item < expected.length; item++) {
                double one = Math.abs(expected[item] - answer[item]);
                // What is no number is never within what is allowed.
                difference = one <= difference ? difference : one;
            }
            same += Arrays.equals(top(expected), top(answer)) ? 1 : 0;
        }
        return new Report(histories.size(), difference, same, nanos / 1e6 / Math.max(1, histories.size()));
    }

    private static float[] scores(Model ours, OnnxSession theirs, History history) {
        float[] scores = new float[ours.items()];
        if (theirs.inputs().containsKey("item") && ours instanceof EmbeddingModel embedding) {
            DenseMatrix vectors = embedding.itemVectors();
            int from = history.items()[0] * vectors.columns();
            for (int item = 0; item < scores.length; item++) {
                scores[item] = io.daogou.learn.kernel.Kernels.dot(
                        vectors.values(), from, vectors.values(), item * vectors.columns(), vectors.columns());
            }
        } else {
            ours.score(history, scores);
        }
        return scores;
    }

    private static Map<String, Tensor> inputs(OnnxSession session, History history) {
        long[] items = Arrays.stream(history.items()).asLongStream().toArray();
        Map<String, Tensor> inputs = new HashMap<>();
        for (String name : session.inputs().keySet()) {
            switch (name) {
                case "item" -> inputs.put(name, new Tensor.Longs(new long[] {items[0]}, 1));
                case "kinds" -> {
                    long[] unknown = new long[items.length];
                    Arrays.fill(unknown, -1);
                    inputs.put(name, new Tensor.Longs(unknown, 1, items.length));
                }
                case "gaps" -> inputs.put(name, new Tensor.Longs(new long[items.length], 1, items.length));
                case "weights" -> inputs.put(name, new Tensor.Floats(history.weights(), 1, items.length));
                default -> inputs.put(name, new Tensor.Longs(items, 1, items.length));
            }
        }
        return inputs;
    }

    private static int[] top(float[] scores) {
        TopHeap list = new TopHeap(Math.min(LIST, scores.length));
        list.offerAll(scores);
        return list.drain();
    }
}
