package io.daogou.learn.evaluation;

/**
 * How good ranked lists are, averaged over the users who have something to find.
 *
 * <p>For a user with the truth {@code T} (distinct items, at least one) and the list {@code L}, cut at k, with hits at
 * positions {@code p} counted from 1:
 *
 * <ul>
 *   <li>recall@k = hits / |T|. The divisor is all of T even if |T| &gt; k, so 1 may be out of reach.
 *   <li>ndcg@k = Σ over hits of 1 / log₂(p + 1), divided by the same sum over p = 1 .. min(k, |T|).
 *   <li>hitRate@k = 1 if there is a hit, else 0.
 *   <li>meanReciprocalRank@k = 1 / p of the first hit, 0 without one.
 *   <li>coverage@k = distinct items in all lists / all items (not averaged); 0 without items.
 * </ul>
 *
 * <p>Users with an empty truth are skipped. A user whose list is empty or short counts with what it has. Items of the truth
 * that cannot be listed (already in the history and excluded) still count in |T|. Without any user every measure is 0.
 *
 * @param k the length at which lists are cut
 * @param users how many users were averaged
 * @param recall mean recall@k
 * @param ndcg mean normalised discounted cumulative gain@k with binary gains
 * @param hitRate mean hit rate@k
 * @param meanReciprocalRank mean reciprocal rank@k
 * @param coverage share of all items that occur in a list@k
 */
public record Metrics(
        int k, int users, double recall, double ndcg, double hitRate, double meanReciprocalRank, double coverage) {
    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "recall@%1$d=%2$.4f ndcg@%1$d=%3$.4f hitRate@%1$d=%4$.4f mrr@%1$d=%5$.4f coverage@%1$d=%6$.4f users=%7$d",
                k,
                recall,
                ndcg,
                hitRate,
                meanReciprocalRank,
                coverage,
                users);
    }
}
