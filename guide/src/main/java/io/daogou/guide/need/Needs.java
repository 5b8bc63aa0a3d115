package io.daogou.guide.need;

import io.daogou.guide.understand.Budget;
import io.daogou.guide.understand.Intent;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.Understood;
import io.daogou.guide.understand.Wish;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a need changes with what is said. A pure function: the same need and words give the same need. */
public final class Needs {
    private static final String MYSELF = "myself";

    private Needs() {}

    /**
     * A need after one more utterance.
     *
     * @param asked the slot of the question that this may answer; none
     */
    public static Need after(Need need, Understood said, @Nullable String asked, Lexicon lexicon) {
        if (said.has(Intent.RESTART)) {
            return fresh(said, lexicon);
        }
        boolean isOther = said.isAnother() && said.wishes().stream().anyMatch(Needs::isKind);
        if (isOther) {
            return fresh(said, lexicon);
        }
        List<Wish> wishes = new ArrayList<>(need.wishes());
        for (Wish wish : said.wishes()) {
            add(wishes, wish, need.wishes(), said.corrects(), lexicon);
        }
        Set<String> indifferent = new HashSet<>(need.indifferent());
        indifferent.addAll(said.indifferent());
        if (asked != null && said.has(Intent.ANY)) {
            indifferent.add(asked);
        }
        said.wishes().forEach(wish -> indifferent.remove(wish.slot()));
        String recipient =
                Objects.requireNonNullElse(said.recipient(), Objects.requireNonNullElse(need.recipient(), ""));
        Need after = new Need(
                wishes,
                said.budget() != null ? said.budget() : staying(need, wishes),
                recipient.isEmpty() || recipient.equals(MYSELF) ? null : recipient,
                said.occasion() != null ? said.occasion() : need.occasion(),
                indifferent,
                need.query());
        boolean namesKind = said.wishes().stream().anyMatch(Needs::isKind);
        return namesKind ? after.withQuery("") : after;
    }

    /** What may be spent still, unless it came from a product of a kind that is no longer wanted. */
    private static @Nullable Budget staying(Need need, List<Wish> wishes) {
        Budget budget = need.budget();
        boolean isSameKind =
                wishes.containsAll(need.wishes().stream().filter(Needs::isKind).toList());
        return budget != null && budget.isDerived() && !isSameKind ? null : budget;
    }

    private static Need fresh(Understood said, Lexicon lexicon) {
        List<Wish> wishes = new ArrayList<>();
        said.wishes().forEach(wish -> add(wishes, wish, List.of(), false, lexicon));
        return new Need(wishes, said.budget(), said.recipient(), said.occasion(), said.indifferent(), "");
    }

    private static boolean isKind(Wish wish) {
        return !wish.isExcluded() && (wish.isCategory() || wish.slot().equals(Wish.WORDS));
    }

    /** @param before the wishes of earlier turns, which a new one of the same slot replaces */
    private static void add(List<Wish> wishes, Wish wish, List<Wish> before, boolean corrects, Lexicon lexicon) {
        if (wish.isExcluded()) {
            wishes.removeIf(other -> other.slot().equals(wish.slot())
                    && (other.equals(wish)
                            || (!other.isExcluded() && wish.values().containsAll(other.values()))));
        } else if (isKind(wish)) {
            replaceKind(wishes, wish, before, corrects, lexicon);
        } else {
            wishes.removeIf(other -> other.slot().equals(wish.slot())
                    && (before.contains(other) || other.equals(wish))
                    && (!other.isExcluded() || overlaps(other, wish)));
        }
        wishes.add(wish);
    }

    private static boolean overlaps(Wish one, Wish other) {
        return one.values().stream().anyMatch(other.values()::contains);
    }

    /** Another kind of product: what was wished of the old one stays where the new one has such a property. */
    private static void replaceKind(
            List<Wish> wishes, Wish wish, List<Wish> before, boolean corrects, Lexicon lexicon) {
        BitSet items = lexicon.items(wish);
        List<Wish> oldKinds = before.stream()
                .filter(other -> isKind(other) && wishes.contains(other))
                .toList();
        boolean narrows = !corrects
                && !oldKinds.isEmpty()
                && oldKinds.stream().allMatch(other -> lexicon.items(other).intersects(items));
        for (Wish old : oldKinds) {
            boolean isSameSlot = old.slot().equals(wish.slot());
            if (!narrows || isSameSlot) {
                wishes.remove(old);
            }
        }
        if (!narrows) {
            wishes.removeIf(other -> before.contains(other)
                    && !isKind(other)
                    && !lexicon.items(other).intersects(items));
        }
    }
}
