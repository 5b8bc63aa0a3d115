package io.daogou.learn.model.neighbour;

import io.daogou.learn.data.Interactions;

/**
 * What the weights of interactions are turned into before items are compared.
 *
 * <p><b>Source.</b> TF-IDF: Salton and Buckley, 1988; BM25: Robertson and Walker, SIGIR 1994; both with an item in the role
 * of the document and its users in the role of the terms, as in Ferrari Dacrema et al., RecSys 2019.
 *
 * <p><b>Notation.</b> {@code x} weight of item i for user u · {@code n_u} items of user u · {@code s_i} sum of an item's
 * weights, {@code s} its mean over items with users · {@code idf_u = ln((items + 1) / n_u)}.
 */
public enum Weighting {
    /** {@code x}. */
    PLAIN,
    /** {@code ln(1 + x)}: for counts, where the second time says less than the first. */
    LOG,
    /** {@code √x · idf_u}. */
    TF_IDF,
    /** {@code x · (k + 1) / (x + k · (1 - b + b · s_i / s)) · idf_u} with k = 1.2 and b = 0.75. */
    BM25;

    private static final double SATURATION = 1.2;
    private static final double LENGTH = 0.75;

    /** The same entries with the weights turned. */
    Interactions apply(Interactions interactions) {
        return switch (this) {
            case PLAIN -> interactions;
            case LOG -> interactions.reweighted(logarithms(interactions.weights()));
            case TF_IDF -> interactions.reweighted(tfIdf(interactions));
            case BM25 -> interactions.reweighted(bm25(interactions));
        };
    }

    private static float[] logarithms(float[] weights) {
        float[] changed = new float[weights.length];
        for (int k = 0; k < weights.length; k++) {
            changed[k] = (float) Math.log1p(weights[k]);
        }
        return changed;
    }

    private static float[] tfIdf(Interactions interactions) {
        float[] changed = new float[interactions.size()];
        for (int user = 0; user < interactions.users(); user++) {
            double idf = idf(interactions, user);
            for (int k = interactions.start(user); k < interactions.end(user); k++) {
                changed[k] = (float) (Math.sqrt(interactions.weight(k)) * idf);
            }
        }
        return changed;
    }

    private static float[] bm25(Interactions interactions) {
        double[] lengths = lengths(interactions);
        float[] changed = new float[interactions.size()];
        for (int user = 0; user < interactions.users(); user++) {
            double idf = idf(interactions, user);
            for (int k = interactions.start(user); k < interactions.end(user); k++) {
                double weight = interactions.weight(k);
                double room = SATURATION * (1 - LENGTH + LENGTH * lengths[interactions.item(k)]);
                changed[k] = (float) (weight * (SATURATION + 1) / (weight + room) * idf);
            }
        }
        return changed;
    }

    private static double idf(Interactions interactions, int user) {
        return Math.log((interactions.items() + 1.0) / Math.max(1, interactions.count(user)));
    }

    /** The sum of every item's weights, as a multiple of their mean. */
    private static double[] lengths(Interactions interactions) {
        double[] sums = new double[interactions.items()];
        double all = 0;
        for (int k = 0; k < interactions.size(); k++) {
            sums[interactions.item(k)] += interactions.weight(k);
            all += interactions.weight(k);
        }
        int taken = 0;
        for (double sum : sums) {
            taken += sum > 0 ? 1 : 0;
        }
        for (int item = 0; item < sums.length; item++) {
            sums[item] *= all > 0 ? taken / all : 0;
        }
        return sums;
    }
}
