package io.daogou.domain.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a text says of the price: {@code under 200}, {@code between $50 and $100}, {@code 200元以内}, {@code 大概300块},
 * {@code 两百以下}. A number that measures or counts something is no price, and a bare number is none either;
 * but a bare range behind words is one: {@code shoes 200-400}.
 *
 * <p>{@code $}, {@code ¥}, 元 and 块 mean the shop's own currency; {@code USD}, 人民币 and the like name one. A price "about" which to
 * look leaves a fifth to either side.
 *
 * <p><b>Cost:</b> grows with the length of the text, whatever is in it; only the first 2,000 characters are read.
 * <b>Threads:</b> any number.
 */
public final class PricePhrases {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal FIFTH = new BigDecimal("0.2");

    private PricePhrases() {}

    /** All that the text says of the price, as one range; nothing if it says nothing. */
    public static Optional<PricePhrase> find(String text) {
        Folded folded = new Folded(text);
        List<PricePhrase> phrases = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            Numeral numeral = begins(folded, at) ? Numeral.at(folded, at) : null;
            Amount amount = numeral == null ? null : Amount.of(folded, numeral);
            PricePhrase phrase = amount == null ? null : phrase(folded, amount);
            if (phrase != null) {
                phrases.add(phrase);
                at = phrase.spans().getLast().end();
            } else {
                at = numeral == null ? at + 1 : numeral.span().end();
            }
        }
        return phrases.stream().reduce(PricePhrases::join);
    }

    /** No number begins within another or behind a letter: xm4, mp3; but rmb200 does. */
    private static boolean begins(Folded text, int at) {
        char before = text.at(at - 1);
        if (text.at(at) >= 0x80) {
            return true;
        }
        boolean isWithin = Folded.isDigit(before) || (before == '.' && Folded.isDigit(text.at(at - 2)));
        return !isWithin && (!Folded.isLatin(before) || CurrencyWords.before(text, at) != null);
    }

    private static @Nullable PricePhrase phrase(Folded text, Amount amount) {
        PriceWords.Found before = PriceWords.before(text, amount.span().start());
        PricePhrase range = range(text, amount, before);
        return range != null ? range : limit(text, amount, before);
    }

    private static @Nullable PricePhrase range(Folded text, Amount first, PriceWords.@Nullable Found before) {
        int at = PriceWords.joint(text, first.span().end(), true);
        int skipped = at < 0 ? -1 : skipMoney(text, at);
        Numeral numeral = at < 0 ? null : Numeral.at(text, skipped);
        Amount second = numeral == null ? null : Amount.of(text, numeral);
        if (second == null) {
            return null;
        }
        Amount from = first.scaledLike(second);
        boolean isAnd = PriceWords.joint(text, first.span().end(), false) < 0;
        boolean isBetween = PriceWords.isBetweenAt(text, second.span().end());
        boolean isAnnounced = (before != null && !before.word().isWeak()) || isRange(before);
        boolean isDash = text.at(text.skipBlanks(first.span().end())) == '-';
        boolean isPrice = first.isMoney()
                || second.isMoney()
                || isAnnounced
                || isBetween
                || !from.equals(first)
                || PriceWords.behind(text, second.span().end()) != null
                || !(isDash || isAnd)
                || (isDash && isBareRange(text, from, second));
        boolean isSplit = isAnd && !isRange(before) && !isBetween;
        if (!isPrice || isSplit || from.low().compareTo(second.high()) >= 0) {
            return null;
        }
        Span span = new Span(
                before == null ? first.span().start() : before.span().start(),
                behindOf(text, second.span().end()));
        var currency = first.currency() == null ? second.currency() : first.currency();
        return new PricePhrase(
                new PriceRange(from.low(), second.high(), currency), false, List.of(PriceWords.withIdle(text, span)));
    }

    /** Words and then two round numbers that nothing follows: shoes 200-400. Sizes, years and lenses are smaller or less round. */
    private static boolean isBareRange(Folded text, Amount first, Amount second) {
        int start = first.span().start();
        boolean isBehindWords =
                text.skipBlanksBack(start) > 0 && (text.at(start - 1) == ' ' || Folded.isHan(text.at(start - 1)));
        return isBehindWords
                && text.skipBlanks(second.span().end()) == text.length()
                && first.low().compareTo(HUNDRED) >= 0
                && isRound(first)
                && isRound(second);
    }

    private static boolean isRound(Amount amount) {
        return amount.low().remainder(BigDecimal.TEN).signum() == 0;
    }

    /** A second limit may bring its own sign: $50 to $100. */
    private static int skipMoney(Folded text, int at) {
        int end = at;
        while (end - at < 5 && !Folded.isDigit(text.at(end)) && text.at(end) != '\n') {
            end++;
        }
        CurrencyWords.Word word = CurrencyWords.before(text, end);
        return word != null && word.span().start() == at ? end : at;
    }

    private static boolean isRange(PriceWords.@Nullable Found before) {
        return before != null
                && (before.word().role() == PriceWords.Role.RANGE
                        || before.word().text().equals("from"));
    }

    private static int behindOf(Folded text, int end) {
        PriceWords.Found behind = PriceWords.behind(text, end);
        return behind == null ? end : behind.span().end();
    }

    private static @Nullable PricePhrase limit(Folded text, Amount amount, PriceWords.@Nullable Found before) {
        PriceWords.Found behind = PriceWords.behind(text, amount.span().end());
        PriceWords.Found said = behind != null && isHeard(behind, amount) ? behind : null;
        // 预算300左右: what stands behind the number is the more exact.
        if (said == null && before != null && isHeard(before, amount)) {
            said = before;
        }
        boolean isVague = amount.low().compareTo(amount.high()) != 0;
        if (said == null && !amount.isMoney()) {
            return null;
        }
        Span span = amount.span();
        if (before != null && isHeard(before, amount)) {
            span = new Span(before.span().start(), span.end());
        }
        if (behind != null && isHeard(behind, amount)) {
            span = new Span(span.start(), behind.span().end());
        }
        PriceWords.Role role =
                said == null ? PriceWords.Role.ABOUT : said.word().role();
        return new PricePhrase(
                switch (role) {
                    case MOST -> new PriceRange(null, amount.high(), amount.currency());
                    case LEAST -> new PriceRange(amount.low(), null, amount.currency());
                    case ABOUT, RANGE -> isVague ? exactly(amount) : around(amount);
                },
                role == PriceWords.Role.ABOUT || role == PriceWords.Role.RANGE,
                List.of(PriceWords.withIdle(text, span)));
    }

    private static boolean isHeard(PriceWords.Found found, Amount amount) {
        PriceWords.Word word = found.word();
        boolean isUsable = word.role() != PriceWords.Role.RANGE || word.text().startsWith("pri") || isPriceWord(word);
        return isUsable && (!word.isWeak() || amount.isMoney());
    }

    private static boolean isPriceWord(PriceWords.Word word) {
        return word.text().startsWith("价") || word.text().equals("售价");
    }

    private static PriceRange exactly(Amount amount) {
        return new PriceRange(amount.low(), amount.high(), amount.currency());
    }

    private static PriceRange around(Amount amount) {
        BigDecimal reach = amount.low().multiply(FIFTH, new MathContext(8));
        return new PriceRange(
                amount.low().subtract(reach).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros(),
                amount.low().add(reach).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros(),
                amount.currency());
    }

    /** Over 50, under 100: both hold. Where they cannot, the later one does, as people correct themselves. */
    private static PricePhrase join(PricePhrase earlier, PricePhrase later) {
        List<Span> spans = new ArrayList<>(earlier.spans());
        spans.addAll(later.spans());
        return new PricePhrase(later.range().and(earlier.range()), earlier.isAbout() && later.isAbout(), spans);
    }
}
