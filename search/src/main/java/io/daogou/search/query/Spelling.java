package io.daogou.search.query;

import io.daogou.search.index.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/**
 * Which word of the catalogue somebody may have meant. For one query, on one thread. <b>Cost:</b> each word is compared with many of
 * the catalogue's; only the first {@value #MOST_LOOKED_UP} that need it are.
 */
final class Spelling {
    private static final int SHORTEST = 4;
    private static final int CANDIDATES = 8;
    private static final int MOST_LOOKED_UP = 8;
    /** A word that few items have is a slip of theirs if so many more have one like it. */
    private static final int MORE = 20;

    private final Vocabulary vocabulary;
    private int lookedUp;

    Spelling(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What a word that no item has may stand for. */
    Optional<String> correct(String word) {
        return best(word, 0);
    }

    /** What a word that few items have may stand for. */
    Optional<String> likelier(String word, int count) {
        return best(word, Math.max(1, count) * MORE);
    }

    private Optional<String> best(String word, int leastCount) {
        if (word.length() < SHORTEST || lookedUp == MOST_LOOKED_UP) {
            return Optional.empty();
        }
        lookedUp++;
        SuggestWord[] found = similar(word, word.length() <= 5 || leastCount > 0 ? 1 : 2);
        SuggestWord best = null;
        double bestScore = 0;
        for (SuggestWord one : found) {
            boolean isCode = one.string.chars().anyMatch(Character::isDigit);
            double score = score(word, one);
            if (!isCode && one.freq > leastCount && score > bestScore) {
                best = one;
                bestScore = score;
            }
        }
        return best == null ? Optional.empty() : Optional.of(best.string);
    }

    /** Nearness first, then how many items have it; slips in the first letter are rare. */
    private static double score(String word, SuggestWord candidate) {
        double nearness = candidate.score;
        double common = Math.log(1 + candidate.freq);
        double first = candidate.string.charAt(0) == word.charAt(0) ? 1 : 0.6;
        return nearness * nearness * nearness * (1 + common) * first;
    }

    private SuggestWord[] similar(String word, int edits) {
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMaxEdits(edits);
        checker.setMinPrefix(edits == 1 ? 0 : 1);
        checker.setMinQueryLength(SHORTEST);
        checker.setAccuracy(0.5f);
        checker.setThresholdFrequency(0);
        try {
            return checker.suggestSimilar(
                    new Term(Fields.SPELLING, word), CANDIDATES, vocabulary.reader(), SuggestMode.SUGGEST_ALWAYS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
