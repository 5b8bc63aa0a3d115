package io.daogou.guide.understand;

import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a sequence of words into phrases that are known, so that as much as possible is covered by phrases that tell most:
 * dynamic programming over all phrases of the lexicon and of titles.
 *
 * <p><b>Cost:</b> words × longest phrase.
 */
final class Segmentation {
    private static final double KNOWN = 1;
    private static final double PART = .85;
    private static final double TITLE = .7;
    private static final double TITLE_HAN = .85;
    private static final double STOP = .35;
    private static final double EACH = .15;
    private static final int LONGEST_TITLE_PHRASE = 8;
    private static final int LATIN = 2;
    private static final String PARTICLES = "的了和吗呢吧要给我";
    private static final double COLLOCATED = .8;

    private final Lexicon lexicon;
    private final TitlePhrases titles;
    private final List<Word> words;
    /** The words of prices, which no phrase may use. */
    private final IntPredicate isTaken;

    Segmentation(Lexicon lexicon, List<Word> words, IntPredicate isTaken) {
        this.lexicon = lexicon;
        titles = new TitlePhrases(lexicon.assortment());
        this.words = words;
        this.isTaken = isTaken;
    }

    /** The phrases of the best cut, in order; words of none of them mean nothing. */
    List<Match> best() {
        int count = words.size();
        double[] worth = new double[count + 1];
        Match[] chosen = new Match[count + 1];
        for (int from = count - 1; from >= 0; from--) {
            worth[from] = worth[from + 1];
            if (!isTaken.test(from)) {
                tryPhrases(from, worth, chosen);
            }
        }
        List<Match> best = new ArrayList<>();
        int at = 0;
        while (at < count) {
            Match match = chosen[at];
            if (match != null) {
                best.add(match);
            }
            at = match == null ? at + 1 : match.to();
        }
        return best;
    }

    private void tryPhrases(int from, double[] worth, @Nullable Match[] chosen) {
        int length = 0;
        for (int to = from + 1; to <= Math.min(words.size(), from + lexicon.longest()); to++) {
            if (isTaken.test(to - 1)
                    || words.get(to - 1).clause() != words.get(from).clause()) {
                break;
            }
            length += length(to - 1);
            String key = Words.key(words, from, to);
            List<Meaning> meanings = lexicon.meanings(key);
            if (!meanings.isEmpty()) {
                double value = length * weight(meanings) - EACH + worth[to];
                choose(from, to, key, meanings, value, worth, chosen);
            }
        }
        tryTitles(from, worth, chosen);
    }

    private void tryTitles(int from, double[] worth, @Nullable Match[] chosen) {
        int end = titles.end(words, from, LONGEST_TITLE_PHRASE);
        int length = 0;
        for (int to = from + 1; to <= end; to++) {
            if (isTaken.test(to - 1) || isStopWord(to - 1)) {
                return;
            }
            length += length(to - 1);
            boolean isTelling = words.get(from).isHan()
                    ? to - from > 1 && !isParticle(from) && !isParticle(to - 1)
                    : !words.get(from).isNumber() && !words.get(to - 1).isNumber() && !isNumbers(from, to);
            String key = Words.key(words, from, to);
            if (isTelling && !isProperty(key)) {
                double value = length * titleWeight(from, to) - EACH + worth[to];
                choose(from, to, key, List.of(), value, worth, chosen);
            }
        }
    }

    private boolean isProperty(String key) {
        return lexicon.meanings(key).stream().anyMatch(Meaning.Property.class::isInstance);
    }

    private static double weight(List<Meaning> meanings) {
        if (meanings.stream().allMatch(Segmentation::isStop)) {
            return STOP;
        }
        boolean isPart = meanings.stream()
                .allMatch(meaning -> meaning instanceof Meaning.Property property
                        && property.weight() == LexiconBuilder.PART_OF_VALUE);
        return isPart ? PART : KNOWN;
    }

    /** Neighbours in titles are one name, unless a part of them is a property by itself: sleeping bag, not leather bag. */
    private double titleWeight(int from, int to) {
        boolean isHan = words.get(from).isHan();
        boolean isName = isHan || to - from > 1;
        boolean isCollocation = !isHan && to - from == 2 && isCollocation(from);
        for (int i = from; i < to; i++) {
            boolean isAdjacent =
                    isHan || i + 1 == to || lexicon.assortment().withTitleWord(Words.key(words, i, i + 2)).length > 0;
            isName &= isAdjacent && (isCollocation || !beginsProperty(i, to));
        }
        if (isHan) {
            return isName ? TITLE_HAN : TITLE;
        }
        return isName ? KNOWN : TITLE;
    }

    /**
     * A word that hardly stands in titles without the one before it, and means something else by itself or nothing: cat tree,
     * camp chair.
     */
    private boolean isCollocation(int from) {
        int[] together = lexicon.assortment().withTitleWord(Words.key(words, from, from + 2));
        String head = words.get(from + 1).key();
        int alone = lexicon.assortment().withTitleWord(head).length;
        if (together.length < 3) {
            return false;
        }
        BitSet meant = lexicon.itemsNamed(head, slot -> true);
        if (meant.isEmpty()) {
            return together.length >= COLLOCATED * alone;
        }
        BitSet items = Assortment.set(together);
        items.and(lexicon.itemsNamed(head, Wish.CATEGORY::equals));
        return !lexicon.itemsNamed(head, Wish.CATEGORY::equals).isEmpty() && items.cardinality() * 2 < together.length;
    }

    private boolean beginsProperty(int from, int end) {
        for (int to = from + 1; to <= end; to++) {
            for (Meaning meaning : lexicon.meanings(Words.key(words, from, to))) {
                boolean isValue = meaning instanceof Meaning.Property property
                        && !property.slot().equals(Wish.CATEGORY)
                        && property.weight() > LexiconBuilder.PART_OF_VALUE;
                boolean isCue = meaning instanceof Meaning.Cue && !isStop(meaning) && to - from > 1;
                if (isValue || isCue) {
                    return true;
                }
            }
        }
        return false;
    }

    private void choose(
            int from,
            int to,
            String key,
            List<Meaning> meanings,
            double value,
            double[] worth,
            @Nullable Match[] chosen) {
        if (value > worth[from]) {
            worth[from] = value;
            chosen[from] = new Match(from, to, words.get(from).clause(), key, meanings);
        }
    }

    /** A Latin stop word; Chinese characters may be part of a word that happens to contain one. */
    private boolean isStopWord(int at) {
        Word word = words.get(at);
        return !word.isHan() && lexicon.meanings(word.key()).stream().anyMatch(Meaning.Cue.class::isInstance);
    }

    /** What joins Chinese words and begins or ends none. */
    private boolean isParticle(int at) {
        return PARTICLES.contains(words.get(at).key());
    }

    private boolean isNumbers(int from, int to) {
        return words.subList(from, to).stream()
                .allMatch(word -> word.isNumber() || word.key().length() < LATIN);
    }

    private static boolean isStop(Meaning meaning) {
        return meaning instanceof Meaning.Cue(Meaning.Cue.Kind kind, String value) && kind == Meaning.Cue.Kind.STOP;
    }

    private int length(int at) {
        return words.get(at).isHan() ? 1 : LATIN;
    }
}
