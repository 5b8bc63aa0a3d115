package io.daogou.learn.blend;

import java.util.Arrays;

/**
 * What each member of a blend said for one history: its scores of all items, on the scale on which the blend adds them. Made once,
 * filled by {@link Blend#explain(io.daogou.learn.data.History, float[], MemberScores)} as often as wanted. Used by one thread at a
 * time.
 *
 * <p><b>Memory:</b> members × items floats.
 */
public final class MemberScores {
    private final float[][] scores;
    private final double[] means;
    private final double[] deviations;

    /** Room for the members of a blend. */
    public MemberScores(Blend blend) {
        int members = blend.members().size();
        scores = new float[members][blend.items()];
        means = new double[members];
        deviations = new double[members];
    }

    public int members() {
        return scores.length;
    }

    /**
     * A score as so many standard deviations above the mean of the items that are not in the history; 0 where the member scores
     * all alike, NaN where it has no share for a history of this length, and was not asked.
     */
    public float standard(int member, int item) {
        double deviation = deviations[member];
        return deviation == 0 ? 0 : (float) ((scores[member][item] - means[member]) / deviation);
    }

    void clear() {
        Arrays.fill(deviations, Double.NaN);
    }

    /** Where a member's own scores go. */
    float[] of(int member) {
        return scores[member];
    }

    void set(int member, Standard.Moments moments) {
        means[member] = moments.mean();
        deviations[member] = moments.deviation();
    }
}
