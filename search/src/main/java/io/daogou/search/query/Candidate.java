package io.daogou.search.query;

/**
 * An item that was found, before or after ranking.
 *
 * @param doc its number in the index
 * @param score higher is better
 */
record Candidate(int doc, double score) {}
