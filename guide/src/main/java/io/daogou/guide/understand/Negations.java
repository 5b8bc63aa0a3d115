package io.daogou.guide.understand;

import io.daogou.guide.text.Words;
import io.daogou.guide.understand.Meaning.Cue.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of an utterance is not wanted. A negation refuses what follows it in its clause, but not the thing itself that it
 * says more of: of "no red lipstick" and 不要红色的口红 red is refused, lipstick is what is looked for.
 */
final class Negations {
    private static final Set<String> ENDS = Set.of("but", "但", "但是", "要", "想要", "想买", "want");
    /** "I have no tent" asks for one. */
    private static final Set<String> LACKS = Set.of("have", "has", "got", "had");

    private static final Pattern NOT_MORE = Pattern.compile(
            "\\b(?:not|never|(?:do|does|can|wo|would|should)n['’]?t|cannot)(?: \\w+){0,2} (?:spend|pay|cost|go|be)"
                    + " (?:any )?(?:more than|over|above)\\b");
    private static final Pattern NOT_MORE_CHINESE = Pattern.compile("(?:不想|不要|不愿意?|不能|别)(?:花|用)?(?:超过|多于|高于)");

    private final List<Match> matches;
    private final List<@Nullable Match> properties;

    /** @param properties each match as what may be a property; none where it is none */
    Negations(List<Match> matches, List<@Nullable Match> properties) {
        this.matches = matches;
        this.properties = properties;
    }

    /** A negated "more" as the limit that it is. */
    static String asLimits(String clean) {
        String english = clean.replace("nothing over", "not over").replace("nothing above", "not over");
        return NOT_MORE_CHINESE
                .matcher(NOT_MORE.matcher(english).replaceAll("under"))
                .replaceAll("不超过");
    }

    /** The places of the matches that are refused. */
    BitSet refused() {
        BitSet refused = new BitSet();
        for (int i = 0; i < matches.size(); i++) {
            if (refuses(i)) {
                List<Integer> scope = scope(i);
                if (scope.isEmpty() && Words.isChinese(matches.get(i).key())) {
                    before(i, refused);
                } else {
                    ahead(i, scope, refused);
                }
            }
        }
        return refused;
    }

    private boolean refuses(int place) {
        Match match = matches.get(place);
        if (!match.isCue(Kind.NEGATE)) {
            return false;
        }
        Match before = place == 0 ? null : matches.get(place - 1);
        boolean isLack = before != null && before.to() == match.from() && LACKS.contains(before.key());
        return !isLack && !isAboutPrice(place);
    }

    /** "Not too expensive" refuses no product. */
    private boolean isAboutPrice(int place) {
        for (int i = place + 1; i < matches.size() && isSameClause(place, i); i++) {
            Meaning.Cue intent = matches.get(i).cue(Kind.INTENT);
            if (intent != null
                    && (intent.value().equals("cheaper") || intent.value().equals("dearer"))) {
                return true;
            }
            if (!matches.get(i).isCue(Kind.STOP)) {
                return false;
            }
        }
        return false;
    }

    /** The properties behind a negation, as far as it reaches. */
    private List<Integer> scope(int place) {
        List<Integer> scope = new ArrayList<>();
        for (int i = place + 1; i < matches.size() && isSameClause(place, i); i++) {
            if (ENDS.contains(matches.get(i).key())) {
                break;
            }
            if (properties.get(i) != null) {
                scope.add(i);
            }
        }
        return scope;
    }

    /** 橙色和孔雀蓝都不要: what stands before is refused. */
    private void before(int place, BitSet refused) {
        for (int i = 0; i < place; i++) {
            if (properties.get(i) != null && isSameClause(i, place)) {
                refused.set(i);
            }
        }
    }

    private void ahead(int place, List<Integer> scope, BitSet refused) {
        if (scope.isEmpty()) {
            return;
        }
        int head = scope.getLast();
        boolean isAlone = scope.size() == 1 && !hasUnknown(place, head);
        int before = scope.size() == 1 ? place : scope.get(scope.size() - 2);
        boolean isThing = !isAlone && isKind(head) && !isJoined(before, head);
        int end = isThing ? Math.min(head, behindParticle(scope.getFirst(), head)) : head + 1;
        scope.stream().filter(one -> one < end).forEach(refused::set);
    }

    /** Whether words between two matches mean nothing here: 不是华为的手机 refuses a brand that the shop has not. */
    private boolean hasUnknown(int from, int to) {
        int known = matches.subList(from + 1, to).stream()
                .mapToInt(match -> match.to() - match.from())
                .sum();
        return matches.get(from).to() + known < matches.get(to).from();
    }

    /** Where what belongs to the thing itself begins: behind the first 的, if there is one. */
    private int behindParticle(int first, int head) {
        for (int i = first + 1; i < head; i++) {
            if (matches.get(i).isCue(Kind.STOP) && matches.get(i).key().endsWith("的")) {
                return i;
            }
        }
        return head;
    }

    private boolean isKind(int place) {
        Match match = properties.get(place);
        if (match == null) {
            return false;
        }
        String slot = match.properties().getFirst().slot();
        return slot.equals(Wish.CATEGORY) || slot.equals(Wish.WORDS);
    }

    /** Neither this nor that. */
    private boolean isJoined(int one, int other) {
        return matches.subList(one + 1, other).stream().anyMatch(match -> match.isCue(Kind.OR));
    }

    private boolean isSameClause(int one, int other) {
        return matches.get(one).clause() == matches.get(other).clause();
    }
}
