package io.daogou.guide.show;

/** An item that is shown, and what it stands for. */
public record Pick(int item, Stand stand) {
    /** What an item stands for among those beside it. */
    public enum Stand {
        BEST_MATCH,
        CHEAPEST_GOOD,
        MOST_LOVED,
        SOMETHING_ELSE,
        ALTERNATIVE
    }
}
