package io.daogou.learn.model;

/** How {@link ItemKnn} compares the users of two items. */
public enum Similarity {
    /** The cosine of the two columns of weights. */
    COSINE,
    /** The log-likelihood ratio of the counts of distinct users, see {@link LogLikelihoodRatio}. */
    LLR
}
