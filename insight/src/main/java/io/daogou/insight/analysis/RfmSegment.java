package io.daogou.insight.analysis;

import io.daogou.domain.check.Check;

/** A group of buyers, by how lately they bought and how much they are worth: how often and for how much, taken together. */
public enum RfmSegment {
    CHAMPIONS("bought lately, often and for much: thank them, show what is new first"),
    LOYAL("buy often, and not long ago: ask for reviews, suggest what goes with it"),
    CANNOT_LOSE("were among the best and have not been here for long: win them back in person"),
    AT_RISK("bought often and stay away: remind them of what they like"),
    POTENTIAL_LOYAL("bought lately, more than once: give a reason to come again"),
    NEEDS_ATTENTION("middling in everything: a limited offer may wake them"),
    ABOUT_TO_SLEEP("bought a little, a while ago: show what is popular"),
    HIBERNATING("bought some, long ago: an offer now and then, no more"),
    NEW("bought for the first time, lately: make the second order easy"),
    PROMISING("bought once, not long ago: tell them what the shop has"),
    LOST("bought a little once, long ago: leave them in peace");

    private static final RfmSegment[] ALL = values();

    private final String meaning;

    RfmSegment(String meaning) {
        this.meaning = meaning;
    }

    public String wireName() {
        return Check.lowerCase(this);
    }

    static RfmSegment ofWireName(String name) {
        return Check.named("segment", name, ALL, RfmSegment::wireName);
    }

    /** Who they are and what helps, for people. */
    public String meaning() {
        return meaning;
    }

    /**
     * The segment of a buyer.
     *
     * @param recency 1 to 5, 5 bought last
     * @param worth the mean of the scores of frequency and amount, rounded up
     */
    static RfmSegment of(int recency, int worth) {
        return switch (worth) {
            case 4, 5 ->
                switch (recency) {
                    case 1 -> CANNOT_LOSE;
                    case 2 -> AT_RISK;
                    case 3 -> LOYAL;
                    default -> CHAMPIONS;
                };
            case 2, 3 ->
                switch (recency) {
                    case 1 -> HIBERNATING;
                    case 2 -> ABOUT_TO_SLEEP;
                    case 3 -> NEEDS_ATTENTION;
                    default -> POTENTIAL_LOYAL;
                };
            default ->
                switch (recency) {
                    case 1, 2 -> LOST;
                    case 3 -> PROMISING;
                    default -> NEW;
                };
        };
    }

    /** The same as SQL over columns {@code recency} and {@code worth}. */
    static String sql() {
        StringBuilder sql = new StringBuilder("CASE 10 * recency + worth");
        for (int recency = 1; recency <= 5; recency++) {
            for (int worth = 1; worth <= 5; worth++) {
                sql.append(" WHEN ").append(10 * recency + worth);
                sql.append(" THEN '").append(of(recency, worth).wireName()).append('\'');
            }
        }
        return sql.append(" END").toString();
    }
}
