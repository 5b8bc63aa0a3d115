package io.daogou.learn.layer;

/**
 * How surprising it is which rows of a list were chosen, given their scores and the places at which they were shown.
 *
 * <p><b>Source.</b> The loss: Cao et al., Learning to Rank: From Pairwise Approach to Listwise Approach (ListNet), ICML 2007;
 * Bruch et al., An Analysis of the Softmax Cross Entropy Loss for Learning-to-Rank with Binary Relevance, ICTIR 2019. A term for the
 * place that is learned along and left out of answers: Guo et al., PAL: A Position-bias Aware Learning Framework for CTR
 * Prediction, RecSys 2019.
 *
 * <p><b>Notation.</b> {@code f_i} the score of row i of a list, {@code g_i} its gain, {@code k_i} its place, {@code t} the terms of
 * places, one for each.
 *
 * <p><b>Model.</b> {@code loss = -Σ_lists Σ_i g_i · log π_i}, with {@code π = softmax over the list of (f_i + t[k_i])}. Gains are not
 * scaled to a sum of 1 on purpose: if a row is looked at with a chance {@code θ[k]} and is then worth {@code r_i} on average, the
 * expected loss is least where {@code e^(f_i + t[k_i])} is proportional to {@code θ[k_i] · r_i} in every list, also if several
 * rows are chosen at once and however likely that is. So {@code t = log θ} up to a constant, and f alone sorts by r.
 *
 * <p>Belongs to one copy of a network and one thread.
 */
public final class ListSoftmax {
    private final Parameter places;
    private final float[] placeGradient;
    private float[] gradient = new float[0];

    /**
     * The loss.
     *
     * @param places a row of terms; a place beyond the last has the term of the last
     */
    public ListSoftmax(Parameter places, Gradients gradients) {
        this.places = places;
        this.placeGradient = gradients.of(places);
    }

    /**
     * What was shown and chosen.
     *
     * @param places of each row, from 0
     * @param gains of each row, at least 0: 0 for what was not chosen
     */
    @SuppressWarnings("ArrayRecordComponent") // Shared: the loss reads them in its loops.
    public record Choices(int[] places, float[] gains) {}

    /**
     * The sum of the losses of all lists; adds to the gradient of places.
     *
     * @param scores a float for each row; a sequence of the packing is a list
     * @param weight of a list in the gradients
     */
    public double forward(float[] scores, Choices choices, Packing packing, float weight) {
        gradient = Room.of(gradient, packing.rows());
        double loss = 0;
        for (int list = 0; list < packing.sequences(); list++) {
            int from = packing.start(list);
            int to = from + packing.length(list);
            loss += list(scores, choices, from, to, weight);
            for (int row = from; row < to; row++) {
                placeGradient[term(choices.places[row])] += gradient[row];
            }
        }
        return loss;
    }

    /** The gradient of the scores after {@link #forward}, a float for each row. */
    public float[] inputGradient() {
        return gradient;
    }

    private double list(float[] scores, Choices choices, int from, int to, float weight) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int row = from; row < to; row++) {
            gradient[row] = scores[row] + places.values()[term(choices.places[row])];
            largest = Math.max(largest, gradient[row]);
        }
        double sum = 0;
        double gains = 0;
        double reached = 0;
        for (int row = from; row < to; row++) {
            double logit = (double) gradient[row] - largest;
            sum += Math.exp(logit);
            gains += choices.gains[row];
            reached += choices.gains[row] * logit;
        }
        for (int row = from; row < to; row++) {
            double share = Math.exp((double) gradient[row] - largest) / sum;
            gradient[row] = (float) (weight * (gains * share - choices.gains[row]));
        }
        return gains * Math.log(sum) - reached;
    }

    private int term(int place) {
        return Math.min(place, places.size() - 1);
    }
}
