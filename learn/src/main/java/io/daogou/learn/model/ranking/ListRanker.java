package io.daogou.learn.model.ranking;

import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Packing;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Steps;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A small network that gives each candidate of a list a score by which to sort it, learned from lists that were shown.
 *
 * <p><b>Source.</b> The network: Wang et al., DCN V2, WWW 2021 (its parallel form), beside a linear part as in Cheng et al., Wide &
 * Deep Learning for Recommender Systems, DLRS 2016. The loss and the terms of positions: {@link
 * io.daogou.learn.layer.ListSoftmax}. Positions: Guo et al. (PAL), RecSys 2019; that they cannot be told apart from features which
 * tell the position, and that a random order helps: Joachims, Swaminathan and Schnabel, WSDM 2017; Zhang et al., Towards
 * Disentangling Relevance and Bias in Unbiased Learning to Rank, KDD 2023.
 *
 * <p><b>Notation.</b> {@code x} the standardised features of a candidate ({@link Standardisation}) · {@code c} their number.
 *
 * <p><b>Model.</b> {@code f(x) = x · a + cross(x) · u + mlp(x) · v}; when it was shown at position k, the candidate was chosen with a
 * share {@code e^(f(x) + t_k)} of its list. Answers leave {@code t} out. At the start f is the baseline.
 *
 * <p><b>Shapes.</b> Cross layers: c × c each, or twice c × rank; the layers of the mlp: c × hidden and hidden × hidden / 2.
 * <b>Cost</b> of an answer: {@code 2 · candidates · (layers · c² + c · hidden + hidden² / 2)} operations. <b>Determinism.</b>
 * Training: bitwise for a seed and any number of threads. <b>Threads.</b> Any number may ask.
 *
 * <p><b>Differences from the papers.</b> Features are numbers, so there are no embeddings; gains are not scaled to 1 for a list;
 * a linear part stands beside both towers.
 */
public final class ListRanker {
    /** Of lists in the order of time, what the training learns from; the rest stops it and decides, half and half. */
    private static final double LEARNED_SHARE = 0.8;

    private final RankerFeatures features;
    private final Standardisation standardisation;
    private final RankerWeights weights;
    /** Copies of the network that no thread uses now. */
    private final ArrayDeque<RankerNetwork> idle = new ArrayDeque<>();

    ListRanker(RankerFeatures features, Standardisation standardisation, RankerWeights weights) {
        this.features = features;
        this.standardisation = standardisation;
        this.weights = weights;
    }

    /**
     * The ranker with given weights, which it shares.
     *
     * @throws IllegalArgumentException if features, standardisation and weights are of different sizes
     */
    public static ListRanker of(RankerFeatures features, Standardisation standardisation, RankerWeights weights) {
        if (features.size() != standardisation.features()
                || standardisation.columns() != weights.shape().columns()) {
            throw new IllegalArgumentException("A ranker of " + features.size() + " features has a " + standardisation
                    + " and weights for " + weights.shape().columns() + " columns; they must fit");
        }
        return new ListRanker(features, standardisation, weights);
    }

    /**
     * Trains on the earliest lists, and, if it sorts the latest better than the baseline, on all.
     *
     * @param lists in the order of time
     * @param progress told of epochs
     * @throws IllegalArgumentException if a list has another number of features
     * @throws io.daogou.learn.model.TrainingCancelled if {@code progress} says so
     */
    public static RankerFit fit(RankerFeatures features, List<ShownList> lists, RankerPlan plan, Progress progress) {
        check(features, lists);
        List<ShownList> all = lists.stream().filter(ShownList::isInformative).toList();
        List<ShownList> randomOrder = lists.stream().filter(ShownList::random).toList();
        String refusal = refusal(all.size(), randomOrder, plan);
        if (refusal != null) {
            return new RankerFit.Refused(refusal, null);
        }
        Steps steps = new Steps(progress, 2L * plan.epochs());
        int learned = (int) (LEARNED_SHARE * all.size());
        int middle = (learned + all.size()) / 2;
        RankerTraining training = new RankerTraining(features, all.subList(0, learned), randomOrder, plan, steps);
        int epochs = training.run(all.subList(learned, middle));
        ListRanker early = training.ranker(features);
        RankerComparison comparison = RankerComparison.of(early, all.subList(middle, all.size()));
        if (!comparison.isBetter()) {
            steps.add(plan.epochs());
            return new RankerFit.Refused(notBetter(comparison, features.baseline()), early);
        }
        RankerTraining again = new RankerTraining(features, all, randomOrder, plan, steps);
        again.run(epochs);
        return new RankerFit.Accepted(again.ranker(features), comparison, epochs);
    }

    private static String notBetter(RankerComparison comparison, String baseline) {
        return String.format(
                Locale.ROOT,
                "On %d lists kept aside the ranker's NDCG of %.4f is not better than %.4f by %s, by more than a standard"
                        + " error of %.4f",
                comparison.lists(),
                comparison.ranker(),
                comparison.baseline(),
                baseline,
                comparison.standardError());
    }

    private static void check(RankerFeatures features, List<ShownList> lists) {
        for (ShownList list : lists) {
            if (list.features() != features.size()) {
                throw new IllegalArgumentException("A shown list has " + list.features()
                        + " features for each candidate; the ranker reads " + features.size());
            }
        }
    }

    private static @Nullable String refusal(int informative, List<ShownList> randomOrder, RankerPlan plan) {
        if (informative < plan.fewestLists()) {
            return "Of the shown lists " + informative + " say which candidate was chosen over others; at least "
                    + plan.fewestLists() + " are needed";
        }
        long random = randomOrder.stream().filter(ShownList::isInformative).count();
        if (plan.positionBias() == PositionBias.FROM_RANDOM_ORDER && random < plan.fewestRandomLists()) {
            return "Of those lists " + random + " were in random order; to learn what positions do, at least "
                    + plan.fewestRandomLists() + " are needed";
        }
        return null;
    }

    /** What it reads of each candidate. */
    public RankerFeatures features() {
        return features;
    }

    /** What was learned; shared: never write to it. */
    public RankerWeights weights() {
        return weights;
    }

    /** How features are brought to one scale. */
    public Standardisation standardisation() {
        return standardisation;
    }

    /** The chance that a position is looked at, as learned, divided by that of the first; 1 if positions were ignored. */
    public double examination(int position) {
        float[] terms = weights.positions().values();
        return Math.exp((double) terms[Math.min(position, terms.length - 1)] - terms[0]);
    }

    /**
     * Scores candidates, wherever they may be shown: greater is better.
     *
     * @param rows candidates × features, row-major; NaN for what is not known
     * @param scores their scores; at least as many places as candidates
     */
    public void score(float[] rows, int candidates, float[] scores) {
        if (rows.length < candidates * features.size() || scores.length < candidates) {
            throw new IllegalArgumentException("There are " + rows.length + " features and " + scores.length
                    + " places for scores; " + candidates + " candidates need " + features.size()
                    + " features and one place each");
        }
        if (candidates == 0) {
            return;
        }
        RankerNetwork network = borrow();
        float[] input = network.input(candidates);
        standardisation.apply(rows, candidates, input, 0);
        System.arraycopy(network.forward(input, Packing.of(candidates)), 0, scores, 0, candidates);
        synchronized (idle) {
            idle.push(network);
        }
    }

    private RankerNetwork borrow() {
        @Nullable RankerNetwork network;
        synchronized (idle) {
            network = idle.poll();
        }
        return network == null ? new RankerNetwork(weights, 0, Gradients.none()) : network;
    }
}
