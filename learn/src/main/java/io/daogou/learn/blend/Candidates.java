package io.daogou.learn.blend;

import io.daogou.learn.data.History;
import io.daogou.learn.evaluation.Measure;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.TopHeap;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.List;

/**
 * What a search for weights needs of some questions: the union of the members' best items, the standardised scores of every
 * member there, and which are right. A blend is then measured without asking any model again.
 */
final class Candidates {
    /** A list of 20 is taken from the best 100 of each member. */
    private static final int BEST = 100;

    private static final int CUT = 20;

    private final int members;
    private final int[] lengths;
    private final int[] truths;
    /** For each question a row of candidates for each member, one after the other. */
    private final float[][] scores;

    private final boolean[][] right;

    Candidates(List<? extends Model> members, Questions questions, int[] asked) {
        this.members = members.size();
        this.lengths = new int[asked.length];
        this.truths = new int[asked.length];
        this.scores = new float[asked.length][];
        this.right = new boolean[asked.length][];
        int items = questions.items();
        int batch = Math.max(1, Math.min(16, (1 << 21) / Math.max(1, items)));
        Parallel.ranges(asked.length, batch, (from, to) -> {
            List<History> histories =
                    Arrays.stream(asked, from, to).mapToObj(questions::history).toList();
            DenseMatrix[] all = new DenseMatrix[members.size()];
            for (int m = 0; m < all.length; m++) {
                all[m] = standardised(members.get(m), histories, items);
            }
            for (int n = from; n < to; n++) {
                lengths[n] = histories.get(n - from).size();
                keep(n, all, n - from, questions.excluded(asked[n]), questions.truth(asked[n]));
            }
        });
    }

    private static DenseMatrix standardised(Model model, List<History> histories, int items) {
        DenseMatrix raw = new DenseMatrix(histories.size(), items);
        DenseMatrix standard = new DenseMatrix(histories.size(), items);
        model.scoreAll(histories, raw);
        for (int h = 0; h < histories.size(); h++) {
            int[] seen = Standard.known(histories.get(h).items(), items);
            Standard.add(raw.values(), h * items, items, seen, 1, standard.values(), h * items);
        }
        return standard;
    }

    private void keep(int n, DenseMatrix[] all, int row, int[] excluded, int[] truth) {
        int[] union = union(all, row, excluded);
        float[] kept = new float[members * union.length];
        boolean[] hits = new boolean[union.length];
        for (int c = 0; c < union.length; c++) {
            hits[c] = Arrays.binarySearch(truth, union[c]) >= 0;
            for (int m = 0; m < members; m++) {
                kept[m * union.length + c] = all[m].get(row, union[c]);
            }
        }
        truths[n] = truth.length;
        scores[n] = kept;
        right[n] = hits;
    }

    private static int[] union(DenseMatrix[] all, int row, int[] excluded) {
        int items = all[0].columns();
        int[] best = new int[0];
        for (DenseMatrix scores : all) {
            float[] own = Arrays.copyOfRange(scores.values(), row * items, (row + 1) * items);
            for (int item : excluded) {
                if (item < items) {
                    own[item] = Float.NEGATIVE_INFINITY;
                }
            }
            TopHeap heap = new TopHeap(Math.min(BEST, items));
            heap.offerAll(own);
            int[] top = heap.drain();
            int end = best.length;
            best = Arrays.copyOf(best, end + top.length);
            System.arraycopy(top, 0, best, end, top.length);
        }
        // Ascending, so that ties fall as in a full ranking.
        return Arrays.stream(best).sorted().distinct().toArray();
    }

    int members() {
        return members;
    }

    int size() {
        return lengths.length;
    }

    /** The length of a question's history. */
    int length(int n) {
        return lengths[n];
    }

    /** Recall@20 + NDCG@20 of each of some questions under some weights. */
    double[] values(double[] weights, int[] chosen) {
        double[] values = new double[chosen.length];
        Parallel.ranges(chosen.length, 64, (from, to) -> {
            TopHeap heap = new TopHeap(CUT);
            for (int c = from; c < to; c++) {
                values[c] = value(weights, chosen[c], heap);
            }
        });
        return values;
    }

    private double value(double[] weights, int n, TopHeap heap) {
        int count = right[n].length;
        float[] sum = new float[count];
        for (int m = 0; m < members; m++) {
            float weight = (float) weights[m];
            if (weight > 0) {
                int base = m * count;
                float[] own = scores[n];
                for (int c = 0; c < count; c++) {
                    sum[c] += weight * own[base + c];
                }
            }
        }
        heap.offerAll(sum);
        int[] list = heap.drain();
        int[] hits = new int[list.length];
        int found = 0;
        for (int p = 0; p < list.length; p++) {
            if (right[n][list[p]]) {
                hits[found++] = p;
            }
        }
        hits = Arrays.copyOf(hits, found);
        return Measure.RECALL.of(hits, truths[n], CUT) + Measure.NDCG.of(hits, truths[n], CUT);
    }
}
