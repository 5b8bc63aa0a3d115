package io.daogou.guide.understand;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One utterance, read.
 *
 * @param wishes in the order said
 * @param recipient for whom it is, by its name in the list of cues
 * @param occasion what it is for, by its name in the list of cues
 * @param ordinals which of the products in view are meant, from 1; -1 for the last
 * @param isAboutThis whether it points at the product in view
 * @param corrects whether it takes back what was said before of the same thing
 * @param isAnother whether a further need begins
 * @param indifferent slots that do not matter
 * @param unknown the words that mean nothing here, for a search engine; empty if all were understood
 * @param refusesUnknown whether a negation stands beside them: what they name is no wish
 */
public record Understood(
        Set<Intent> intents,
        List<Wish> wishes,
        @Nullable Budget budget,
        @Nullable String recipient,
        @Nullable String occasion,
        List<Integer> ordinals,
        boolean isAboutThis,
        boolean corrects,
        boolean isAnother,
        Set<String> indifferent,
        String unknown,
        boolean refusesUnknown) {
    /** Nothing at all. */
    public static final Understood NOTHING =
            new Understood(Set.of(), List.of(), null, null, null, List.of(), false, false, false, Set.of(), "", false);

    public Understood {
        intents = Set.copyOf(intents);
        wishes = List.copyOf(wishes);
        ordinals = List.copyOf(ordinals);
        indifferent = Set.copyOf(indifferent);
    }

    /** Whether it says anything of what is needed. */
    public boolean namesNeed() {
        return !wishes.isEmpty() || budget != null || recipient != null || occasion != null;
    }

    public boolean has(Intent intent) {
        return intents.contains(intent);
    }

    /** The same with other wishes and budget. */
    public Understood with(List<Wish> otherWishes, @Nullable Budget otherBudget, String otherUnknown) {
        return new Understood(
                intents,
                otherWishes,
                otherBudget,
                recipient,
                occasion,
                ordinals,
                isAboutThis,
                corrects,
                isAnother,
                indifferent,
                otherUnknown,
                refusesUnknown);
    }
}
