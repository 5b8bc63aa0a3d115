package io.daogou.guide.understand;

import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phrases of words that titles have: an item has a phrase if its title has every word of it. */
final class TitlePhrases {
    private final Assortment assortment;

    TitlePhrases(Assortment assortment) {
        this.assortment = assortment;
    }

    /** The items of a phrase in key form. */
    BitSet items(String phrase) {
        List<Word> words = Words.of(phrase);
        @Nullable BitSet items = null;
        for (int i = 0; i < words.size(); i++) {
            items = narrowed(items, words, i);
        }
        return items == null ? new BitSet() : items;
    }

    /**
     * Where the longest phrase ends that begins at a word and that some title has.
     *
     * @param most how many words it may have
     * @return the place after its last word; {@code from} if there is none
     */
    int end(List<Word> words, int from, int most) {
        boolean isHan = words.get(from).isHan();
        @Nullable BitSet items = null;
        int end = from;
        for (int at = from; at < Math.min(words.size(), from + most); at++) {
            Word word = words.get(at);
            boolean isJoined = at == from || word.start() == words.get(at - 1).end();
            if ((word.isHan() != isHan && !isJoined)
                    || word.clause() != words.get(from).clause()) {
                return end;
            }
            isHan = word.isHan();
            items = narrowed(items, words.subList(from, at + 1), at - from);
            if (items != null && items.isEmpty()) {
                return end;
            }
            end = items == null ? end : at + 1;
        }
        return end;
    }

    /** Those of some items that have one word more; all that have it, if there are none yet. */
    private @Nullable BitSet narrowed(@Nullable BitSet items, List<Word> words, int at) {
        Word word = words.get(at);
        Word before = at > 0 ? words.get(at - 1) : null;
        boolean isPair = before != null && (before.isHan() || word.isHan());
        if (!isPair && word.isHan()) {
            return items;
        }
        BitSet with = Assortment.set(
                assortment.withTitleWord(isPair && before != null ? before.key() + word.key() : word.key()));
        if (items != null) {
            with.and(items);
        }
        return with;
    }
}
