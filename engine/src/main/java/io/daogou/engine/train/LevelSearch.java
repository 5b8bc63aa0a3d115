package io.daogou.engine.train;

import io.daogou.engine.content.Behaviour;
import io.daogou.engine.content.Scale;
import io.daogou.learn.data.History;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.TopHeap;
import io.daogou.learn.model.Model;
import java.util.Arrays;

/**
 * Asks what new items find, and what they cost, at several levels: each question is answered once, new items are put among the
 * answer as a shelf would do it, and the best {@value NeighbourSearch#K} are looked at.
 */
final class LevelSearch {
    /** From leaving new items out to believing them more than the regression does. */
    static final double[] LEVELS = {0, .5, .75, 1, 1.5, 2};

    private final Questions questions;
    private final int[] asked;
    private final Model model;
    private final Behaviour behaviour;
    private final NewOnes newOnes;

    /**
     * Items that stand for new ones.
     *
     * @param isNew by item
     * @param items their indices, ascending
     * @param home items × new ones: how much each known item speaks for them, at level 1
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives within a search.
    record NewOnes(boolean[] isNew, int[] items, SparseRows home) {}

    /**
     * What was found.
     *
     * @param recall by level and question, of all that was asked for
     * @param found by level, how many answers that are new items were found
     * @param wanted how many there are
     */
    @SuppressWarnings("ArrayRecordComponent") // Lives within a search.
    record Found(double[][] recall, int[] found, int wanted) {
        /** The mean over questions. */
        double recall(int level) {
            return Arrays.stream(recall[level]).average().orElse(0);
        }

        /** The share of the new items that were asked for. */
        double ofNew(int level) {
            return wanted == 0 ? 0 : (double) found[level] / wanted;
        }

        /** Whether a level finds less of all than another one does, by more than the standard error of that. */
        boolean costs(int level, int other) {
            double sum = 0;
            double squares = 0;
            for (int q = 0; q < recall[level].length; q++) {
                double lost = recall[other][q] - recall[level][q];
                sum += lost;
                squares += lost * lost;
            }
            double count = Math.max(1, recall[level].length);
            double mean = sum / count;
            return mean > Math.sqrt(Math.max(0, squares / count - mean * mean) / count);
        }
    }

    /** @param asked those of the questions that are */
    LevelSearch(Questions questions, int[] asked, Model model, Behaviour behaviour, NewOnes newOnes) {
        this.questions = questions;
        this.asked = asked;
        this.model = model;
        this.behaviour = behaviour;
        this.newOnes = newOnes;
    }

    Found search() {
        double[][] recall = new double[LEVELS.length][asked.length];
        int[][] found = new int[asked.length][];
        int[] wanted = new int[asked.length];
        Parallel.ranges(asked.length, 16, (from, to) -> {
            Asking asking = new Asking();
            for (int n = from; n < to; n++) {
                int[] truth = questions.truth(asked[n]);
                asking.ask(asked[n]);
                found[n] = new int[LEVELS.length];
                wanted[n] = (int)
                        Arrays.stream(truth).filter(item -> newOnes.isNew[item]).count();
                for (int level = 0; level < LEVELS.length; level++) {
                    int hits = 0;
                    for (int item : asking.best(level)) {
                        if (Arrays.binarySearch(truth, item) >= 0) {
                            hits++;
                            found[n][level] += newOnes.isNew[item] ? 1 : 0;
                        }
                    }
                    recall[level][n] = (double) hits / truth.length;
                }
            }
        });
        int[] sums = new int[LEVELS.length];
        for (int[] one : found) {
            Arrays.setAll(sums, level -> sums[level] + one[level]);
        }
        return new Found(recall, sums, Arrays.stream(wanted).sum());
    }

    /** One question after another, in one thread. */
    private final class Asking {
        private final float[] answer = new float[questions.items()];
        private final float[] own = new float[answer.length];
        private final float[] led = new float[newOnes.items.length];
        private final boolean[] leftOut = new boolean[answer.length];
        private Scale scale = new Scale(0, 0);
        private int[] excluded = new int[0];

        void ask(int question) {
            History history = known(questions.history(question));
            excluded = questions.excluded(question);
            model.score(history, answer);
            behaviour.model().score(history, own);
            Arrays.fill(led, 0);
            System.arraycopy(newOnes.isNew, 0, leftOut, 0, leftOut.length);
            for (int k = 0; k < history.size(); k++) {
                int item = history.items()[k];
                leftOut[item] = true;
                newOnes.home.addRow(item, history.weights()[k], led);
            }
            scale = Scale.of(answer, own, leftOut);
        }

        /** A history without what stands for new. */
        private History known(History history) {
            int[] kept = java.util.stream.IntStream.range(0, history.size())
                    .filter(k -> !newOnes.isNew[history.items()[k]])
                    .toArray();
            int[] items = new int[kept.length];
            float[] weights = new float[kept.length];
            for (int k = 0; k < kept.length; k++) {
                items[k] = history.items()[kept[k]];
                weights[k] = history.weights()[kept[k]];
            }
            return new History(items, weights);
        }

        int[] best(int level) {
            for (int item = 0; item < answer.length; item++) {
                answer[item] = newOnes.isNew[item] ? Float.NEGATIVE_INFINITY : answer[item];
            }
            for (int n = 0; n < led.length; n++) {
                if (led[n] > 0 && LEVELS[level] > 0) {
                    answer[newOnes.items[n]] = scale.apply(LEVELS[level] * led[n]);
                }
            }
            for (int item : excluded) {
                answer[item] = Float.NEGATIVE_INFINITY;
            }
            TopHeap top = new TopHeap(NeighbourSearch.K);
            top.offerAll(answer);
            return top.drain();
        }
    }
}
