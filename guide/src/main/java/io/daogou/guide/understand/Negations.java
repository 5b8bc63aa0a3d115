package io.daogou.guide.understand;

import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import io.daogou.guide.understand.Meaning.Cue.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an utterance is not wanted. A negation refuses what follows it in its clause, but not the thing itself that it
 * says more of: of "no red lipstick" and 不要红色的口红 red is refused, lipstick is what is looked for.
 */
final class Negations {
    private static final Set<String> ENDS = Set.of("but", "但", "但是", "要", "想要", "想买", "want");
    /** "I have no tent" asks for one. */
    private static final Set<String> LACKS = Set.of("have", "has", "got", "had");

    private static final Set<String> SPENDS = Set.of("spend", "pay", "cost", "go", "be");
    private static final Set<String> NOTS = Set.of("not", "never", "don't", "doesn't", "won't", "can't", "cannot");
    private static final int FAR = 3;
    private static final List<String> NOTS_CHINESE = List.of("不想", "不要", "不愿意", "不愿", "不能", "别");
    private static final List<String> SPENDS_CHINESE = List.of("花", "用", "");
    private static final List<String> OVER_CHINESE = List.of("超过", "多于", "高于");

    private final List<Match> matches;
    private final List<@Nullable Match> properties;

    /** @param properties each match as what may be a property; none where it is none */
    Negations(List<Match> matches, List<@Nullable Match> properties) {
        this.matches = matches;
        this.properties = properties;
    }

    /** A negated "more" as the limit that it is: 不想花超过100 is 不超过100, "do not spend more than 50" is "under 50". */
    static String asLimits(String clean) {
        String text = clean.replace("nothing over", "not over").replace("nothing above", "not over");
        for (String not : NOTS_CHINESE) {
            for (String spend : SPENDS_CHINESE) {
                for (String over : OVER_CHINESE) {
                    text = text.replace(not + spend + over, "不超过");
                }
            }
        }
        List<Word> words = Words.of(text);
        for (int i = words.size() - 2; i > 0; i--) {
            int to = moreEnd(words, i, text);
            if (to > 0 && SPENDS.contains(written(words.get(i - 1), text)) && isNegated(words, i - 1, text)) {
                return text.substring(0, words.get(i).start()) + "under" + text.substring(to);
            }
        }
        return text;
    }

    /** Where "more than", "over" or "above" ends; -1 if it does not stand there. */
    private static int moreEnd(List<Word> words, int at, String text) {
        String first = written(words.get(at), text);
        if (first.equals("over") || first.equals("above")) {
            return words.get(at).end();
        }
        return first.equals("more") && written(words.get(at + 1), text).equals("than")
                ? words.get(at + 1).end()
                : -1;
    }

    private static boolean isNegated(List<Word> words, int verb, String text) {
        for (int i = verb - 1; i >= Math.max(0, verb - FAR); i--) {
            if (words.get(i).clause() == words.get(verb).clause() && NOTS.contains(written(words.get(i), text))) {
                return true;
            }
        }
        return false;
    }

    private static String written(Word word, String text) {
        return text.substring(word.start(), word.end()).replace('’', '\'');
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
