package io.daogou.learn.model.ranking;

import org.jspecify.annotations.Nullable;

/** What came of a {@link ListRanker#fit}: a ranker, or the reason why lists had better stay as they are. */
public sealed interface RankerFit {
    /**
     * A ranker that was better than the baseline on lists that it had not seen, trained on all lists afterwards.
     *
     * @param comparison on those lists, before that
     * @param epochs of its training
     */
    record Accepted(ListRanker ranker, RankerComparison comparison, int epochs) implements RankerFit {}

    /**
     * No ranker that should be used.
     *
     * @param reason a sentence, for people
     * @param ranker what was learned and is not better than the baseline, to look at; none if there was too little to learn from
     */
    record Refused(String reason, @Nullable ListRanker ranker) implements RankerFit {}
}
