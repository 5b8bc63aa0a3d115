package io.daogou.guide.understand;

import io.daogou.domain.search.Measure;
import io.daogou.domain.search.Measures;
import io.daogou.domain.search.PricePhrase;
import io.daogou.domain.search.PricePhrases;
import io.daogou.domain.search.Span;
import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands with the words of the catalogue and hand-written lists of language; no model, no network.
 *
 * <p><b>Cost:</b> grows with the length of the text; of one that is longer than {@value #MOST_WORDS} words the beginning
 * is read.
 */
public final class LexiconUnderstanding implements Understanding {
    private static final int MOST_WORDS = 300;
    private static final BigDecimal FIFTH = new BigDecimal("0.2");
    private static final String PRICE = "price";
    /** Smaller numbers are sizes more often than prices. */
    private static final BigDecimal LEAST_OF_RANGE = new BigDecimal("100");

    @Override
    public Understood read(String text, Context context) {
        String clean = withDigits(Negations.asLimits(Words.clean(text)));
        List<Word> all = Words.of(clean);
        List<Word> words = all.subList(0, Math.min(MOST_WORDS, all.size()));
        if (words.isEmpty()) {
            return Understood.NOTHING;
        }
        Optional<PricePhrase> price = PricePhrases.find(clean);
        BitSet taken = new BitSet();
        price.ifPresent(phrase -> phrase.spans().forEach(span -> take(words, span, taken)));
        Budget budget = price.map(LexiconUnderstanding::budget).orElse(null);
        if (budget == null) {
            budget = PRICE.equals(context.asked()) ? bareNumber(words, taken) : limits(clean, words, taken);
        }
        List<Match> matches = new Segmentation(context.lexicon(), words, taken::get).best();
        return new Reading(clean, words, matches, taken, budget, context).read();
    }

    /** Quantities in Chinese numerals as the catalogue writes them: 一公斤 is 1 kg. */
    private static String withDigits(String clean) {
        StringBuilder text = new StringBuilder(clean);
        for (Measure measure : Measures.find(clean).reversed()) {
            Span span = measure.span();
            if (Words.isChinese(clean.substring(span.start(), span.start() + 1))) {
                String unit = measure.unit().spellings().getFirst();
                text.replace(span.start(), span.end(), measure.value().toPlainString() + " " + unit + " ");
            }
        }
        return text.toString();
    }

    private static void take(List<Word> words, Span span, BitSet taken) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).start() < span.end() && span.start() < words.get(i).end()) {
                taken.set(i);
            }
        }
    }

    private static Budget budget(PricePhrase phrase) {
        return new Budget(phrase.range().min(), phrase.range().max(), phrase.isAbout());
    }

    /** After the question for a budget a number is one. */
    private static @Nullable Budget bareNumber(List<Word> words, BitSet taken) {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (isAmount(word)) {
                taken.set(i);
                BigDecimal about = new BigDecimal(word.key());
                BigDecimal reach = about.multiply(FIFTH);
                return new Budget(about.subtract(reach), about.add(reach), true);
            }
        }
        return null;
    }

    /** In a shop "max 600" and "1000-2500" speak of money, unless they say of what else. */
    private static @Nullable Budget limits(String clean, List<Word> words, BitSet taken) {
        for (int i = 0; i + 1 < words.size(); i++) {
            Word first = words.get(i);
            Word second = words.get(i + 1);
            boolean isLast = i + 2 == words.size() || words.get(i + 2).clause() > second.clause();
            if (!isLast || !isAmount(second)) {
                continue;
            }
            boolean isMaximum = first.key().equals("max") || first.key().equals("maximum");
            String between = clean.substring(first.end(), second.start()).strip();
            boolean isRange = isAmount(first)
                    && (between.equals("-") || between.equals("~") || between.equals("–"))
                    && new BigDecimal(first.key()).compareTo(LEAST_OF_RANGE) >= 0
                    && new BigDecimal(first.key()).compareTo(new BigDecimal(second.key())) < 0;
            if (isMaximum || isRange) {
                taken.set(i, i + 2);
                return new Budget(isRange ? new BigDecimal(first.key()) : null, new BigDecimal(second.key()), false);
            }
        }
        return null;
    }

    private static boolean isAmount(Word word) {
        return word.isNumber() && word.key().length() < 10 && word.key().charAt(0) != '-';
    }
}
