package io.daogou.learn.model.neighbour;

/** How {@link ItemKnn} compares the users of two items; the formulas are there. */
public enum Similarity {
    /** The cosine of the two columns of weights. */
    COSINE,
    /** The cosine of counts, with both conditional probabilities at the lower limit of their Jeffreys intervals. */
    JEFFREYS,
    /** The log-likelihood ratio of the counts of distinct users (Dunning 1993). */
    LLR,
    /** The probability that a random walk from one item over a user arrives at the other, discounted by popularity. */
    WALK
}
