package io.daogou.learn.blend;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/**
 * A weighted mean of several models' scores.
 *
 * <p><b>Model.</b> {@code score(h) = Σ_m w_m(|h|) · z_m(h)}, where {@code z_m} are the scores of member m, standardised for this history
 * over the items it does not hold, and the weights are convex and may depend on the length of the history.
 *
 * <p><b>Cost.</b> The members' answers and two passes over the scores of each.
 */
public final class Blend implements ExplainedModel {
    private final List<Model> members;
    private final BlendWeights weights;
    private final int items;

    /**
     * A blend.
     *
     * @throws IllegalArgumentException if there is no member, another number of weights, or members score different items
     */
    public Blend(List<? extends Model> members, BlendWeights weights) {
        if (members.isEmpty() || members.size() != weights.members()) {
            throw new IllegalArgumentException("A blend of " + members.size() + " members needs as many weights, not "
                    + weights.members() + ", and at least one");
        }
        this.members = List.copyOf(members);
        this.weights = weights;
        this.items = members.getFirst().items();
        for (Model member : members) {
            if (member.items() != items) {
                throw new IllegalArgumentException("One member scores " + items + " items, another " + member.items()
                        + "; members of a blend must score the same");
            }
        }
    }

    /** The models that are blended. */
    public List<Model> members() {
        return members;
    }

    /** How much each counts. */
    public BlendWeights weights() {
        return weights;
    }

    @Override
    public int items() {
        return items;
    }

    @Override
    public void score(History history, float[] scores) {
        explain(history, scores);
    }

    /** The members' explanations, weighted as their scores are. */
    @Override
    public Explanation explain(History history, float[] scores) {
        float[] own = new float[items];
        return explain(history, scores, member -> own, (moments, member) -> {});
    }

    /**
     * The same, and keeps what each member said.
     *
     * @param kept made for this blend
     */
    public Explanation explain(History history, float[] scores, MemberScores kept) {
        kept.clear();
        return explain(history, scores, kept::of, (moments, member) -> kept.set(member, moments));
    }

    private Explanation explain(
            History history, float[] scores, IntFunction<float[]> room, ObjIntConsumer<Standard.Moments> heard) {
        if (scores.length != items) {
            throw new IllegalArgumentException(
                    "The array for scores has " + scores.length + " places; this model scores " + items + " items");
        }
        Arrays.fill(scores, 0);
        int[] seen = Standard.known(history.items(), items);
        double[] shares = weights.forLength(known(history));
        double[] scales = new double[shares.length];
        Explanation[] explanations = new Explanation[shares.length];
        for (int m = 0; m < shares.length; m++) {
            explanations[m] = Explanation.NONE;
            if (shares[m] > 0) {
                float[] own = room.apply(m);
                explanations[m] = ExplainedModel.explain(members.get(m), history, own);
                Standard.Moments moments = Standard.of(own, 0, items, seen);
                heard.accept(moments, m);
                scales[m] = Standard.add(own, 0, items, moments, shares[m], scores, 0);
            }
        }
        return (item, factor, parts) -> {
            for (int m = 0; m < scales.length; m++) {
                explanations[m].addParts(item, factor * scales[m], parts);
            }
        };
    }

    /** How many entries of a history stand for items that are scored; the others say nothing. */
    private int known(History history) {
        int known = 0;
        for (int item : history.items()) {
            known += item >= 0 && item < items ? 1 : 0;
        }
        return known;
    }

    @Override
    public void scoreAll(List<History> histories, DenseMatrix scores) {
        if (scores.rows() < histories.size() || scores.columns() != items) {
            throw new IllegalArgumentException("The matrix for scores is " + scores.rows() + " × " + scores.columns()
                    + "; " + histories.size() + " histories and " + items + " items need as many rows and columns");
        }
        Arrays.fill(scores.values(), 0, histories.size() * items, 0);
        DenseMatrix own = new DenseMatrix(histories.size(), items);
        for (int m = 0; m < members.size(); m++) {
            if (weights.uses(m)) {
                members.get(m).scoreAll(histories, own);
                addAll(histories, own, m, scores);
            }
        }
    }

    private void addAll(List<History> histories, DenseMatrix own, int member, DenseMatrix scores) {
        for (int h = 0; h < histories.size(); h++) {
            History history = histories.get(h);
            double share = weights.forLength(known(history))[member];
            if (share > 0) {
                int[] seen = Standard.known(history.items(), items);
                Standard.add(own.values(), h * items, items, seen, share, scores.values(), h * items);
            }
        }
    }
}
