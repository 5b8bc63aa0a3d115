package io.daogou.guide.need;

import io.daogou.guide.understand.Budget;
import io.daogou.guide.understand.Wish;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody needs, as far as it is known.
 *
 * @param wishes in the order said; those of one slot are alternatives
 * @param recipient for whom it is; none: not said
 * @param occasion what it is for; none: not said
 * @param indifferent slots that do not matter, or that were answered so
 * @param query words that no list knows, for the search engine; empty for none
 */
public record Need(
        List<Wish> wishes,
        @Nullable Budget budget,
        @Nullable String recipient,
        @Nullable String occasion,
        Set<String> indifferent,
        String query) {
    /** Nothing is known. */
    public static final Need NONE = new Need(List.of(), null, null, null, Set.of(), "");

    public Need {
        wishes = List.copyOf(wishes);
        indifferent = Set.copyOf(indifferent);
    }

    /** Whether it is known what kind of product is wanted. */
    public boolean namesKind() {
        return !query.isEmpty()
                || wishes.stream()
                        .anyMatch(wish -> !wish.isExcluded()
                                && (wish.isCategory() || wish.slot().equals(Wish.WORDS)));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether something positive was said of a slot, or that it does not matter. */
    public boolean isSettled(String slot) {
        return indifferent.contains(slot)
                || (slot.equals("price") && budget != null)
                || wishes.stream().anyMatch(wish -> wish.slot().equals(slot) && !wish.isExcluded());
    }

    public Need withWishes(List<Wish> others) {
        return new Need(others, budget, recipient, occasion, indifferent, query);
    }

    public Need withBudget(@Nullable Budget other) {
        return new Need(wishes, other, recipient, occasion, indifferent, query);
    }

    public Need withQuery(String other) {
        return new Need(wishes, budget, recipient, occasion, indifferent, other);
    }

    public Need withPerson(@Nullable String otherRecipient, @Nullable String otherOccasion) {
        return new Need(wishes, budget, otherRecipient, otherOccasion, indifferent, query);
    }

    public Need withIndifferent(Set<String> others) {
        return new Need(wishes, budget, recipient, occasion, others, query);
    }
}
