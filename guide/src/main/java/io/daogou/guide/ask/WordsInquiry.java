package io.daogou.guide.ask;

import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.need.Need;
import io.daogou.guide.text.Words;
import io.daogou.guide.understand.Wish;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks by words of titles, for catalogues that have nothing else to differ in: words that some of the items have, not
 * all, and that go little together.
 */
final class WordsInquiry {
    private static final int MOST_CHOICES = 6;
    private static final double LEAST_SHARE = .06;
    private static final double MOST_SHARE = .6;
    private static final double MINDS = .6;
    /** Words that stand in the same titles are one answer. */
    private static final double TOGETHER = .6;

    private final Assortment assortment;

    WordsInquiry(Assortment assortment) {
        this.assortment = assortment;
    }

    private record Counted(String word, BitSet items, int count) {}

    Optional<Inquiry> of(Pool pool, Need need) {
        BitSet within = Assortment.set(pool.items());
        List<Counted> words = new ArrayList<>();
        for (String word : assortment.titleWords()) {
            if (isWorthSaying(word) && !isSaid(word, need) && isName(word)) {
                int[] with = assortment.withTitleWord(word);
                if (with.length >= LEAST_SHARE * pool.size()) {
                    BitSet items = new BitSet();
                    for (int item : with) {
                        if (within.get(item)) {
                            items.set(item);
                        }
                    }
                    int count = items.cardinality();
                    if (count > 1 && count >= LEAST_SHARE * pool.size() && count <= MOST_SHARE * pool.size()) {
                        words.add(new Counted(word, items, count));
                    }
                }
            }
        }
        words.sort(Comparator.comparingInt((Counted counted) -> -counted.count * length(counted.word))
                .thenComparing(Counted::word));
        return inquiry(chosen(words), pool);
    }

    /** Longer names tell more: of two words that go together the pair. */
    private static int length(String word) {
        return word.indexOf(' ') > 0 ? 2 : 1;
    }

    /** Two words are a name if neither stands much without the other. */
    private boolean isName(String word) {
        int blank = word.indexOf(' ');
        double together = assortment.withTitleWord(word).length;
        return blank < 0
                || (together >= TOGETHER * assortment.withTitleWord(word.substring(0, blank)).length
                        && together >= TOGETHER * assortment.withTitleWord(word.substring(blank + 1)).length);
    }

    private static boolean isWorthSaying(String word) {
        boolean hasLetter = word.codePoints().anyMatch(Character::isLetter);
        return hasLetter && word.length() > 1 && (Words.isChinese(word) || word.length() > 3) && !Words.isStop(word);
    }

    private static boolean isSaid(String word, Need need) {
        return need.wishes().stream()
                .filter(wish -> wish.slot().equals(Wish.WORDS) || wish.isCategory())
                .anyMatch(wish -> Words.key(wish.said()).contains(word)
                        || wish.values().stream()
                                .anyMatch(value -> Words.key(value).contains(word)));
    }

    private static List<Counted> chosen(List<Counted> words) {
        List<Counted> chosen = new ArrayList<>();
        for (Counted word : words) {
            boolean isApart = chosen.stream().allMatch(other -> isApart(word, other));
            if (chosen.size() < MOST_CHOICES && isApart) {
                chosen.add(word);
            }
        }
        return chosen;
    }

    private static boolean isApart(Counted one, Counted other) {
        BitSet both = (BitSet) one.items.clone();
        both.and(other.items);
        return both.cardinality() < TOGETHER * Math.min(one.count, other.count);
    }

    private static Optional<Inquiry> inquiry(List<Counted> chosen, Pool pool) {
        if (chosen.size() < 2) {
            return Optional.empty();
        }
        List<Inquiry.Choice> choices = new ArrayList<>();
        List<double[]> shares = new ArrayList<>();
        BitSet left = Assortment.set(pool.items());
        for (Counted word : chosen) {
            BitSet first = (BitSet) word.items.clone();
            first.and(left);
            left.andNot(word.items);
            shares.add(new double[] {first.cardinality()});
            choices.add(new Inquiry.Choice(word.word, word.word, pool.standsFor(word.count)));
        }
        shares.add(new double[] {left.cardinality()});
        double gain = MINDS * Inquiries.entropy(shares, pool.size());
        choices.sort(Comparator.comparingInt(choice -> -choice.items()));
        return Optional.of(new Inquiry(Inquiry.WORDS, null, choices, gain));
    }
}
