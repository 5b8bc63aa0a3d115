package io.daogou.domain.search;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number in a text that may be a price.
 *
 * @param isMoney whether a sign or word of money stands with it
 * @param span with that sign or word
 */
record Amount(Numeral numeral, boolean isMoney, @Nullable Currency currency, Span span) {
    private static final BigDecimal TEN = BigDecimal.TEN;

    /** What is counted rather than paid for, right behind a number. */
    private static final List<String> COUNTED = List.of(
            "%",
            "pcs",
            "pc",
            "piece",
            "pieces",
            "pack",
            "packs",
            "count",
            "ct",
            "year",
            "years",
            "yr",
            "yrs",
            "month",
            "months",
            "day",
            "days",
            "week",
            "weeks",
            "people",
            "person",
            "persons",
            "kids",
            "star",
            "stars",
            "times",
            "pairs",
            "pair",
            "inches",
            "x",
            "th",
            "st",
            "nd",
            "rd",
            "pixels",
            "items",
            "products",
            "colors",
            "colours",
            "players",
            "seats",
            "doors",
            "mile",
            "miles",
            "calories",
            "reviews",
            "grit",
            "thread",
            "gauge",
            "岁",
            "个",
            "件",
            "人",
            "只",
            "片",
            "包",
            "年",
            "月",
            "天",
            "折",
            "码",
            "号",
            "星",
            "条",
            "张",
            "双",
            "支",
            "瓶",
            "台",
            "套",
            "款",
            "层",
            "档",
            "颗",
            "粒",
            "本",
            "页",
            "次",
            "倍",
            "代",
            "核",
            "英",
            "像素",
            "万像素",
            "口",
            "位",
            "抽",
            "卷",
            "袋",
            "盒",
            "周",
            "期");

    /** A price where a number ends in 多: 三百多 lies below 四百. */
    private static final String ODD = "多";

    /** The amount that begins at a number; none where the number counts or measures something. */
    static @Nullable Amount of(Folded text, Numeral numeral) {
        int start = numeral.span().start();
        int end = numeral.span().end();
        Numeral value = numeral;
        if (text.startsWith(ODD, end)) {
            value = new Numeral(numeral.low(), numeral.low().add(step(numeral.low())), numeral.scale(), numeral.span());
            end += ODD.length();
        } else if (text.startsWith("来", end) || text.startsWith("几", end)) {
            end += 1;
        }
        CurrencyWords.Word before = CurrencyWords.before(text, start);
        CurrencyWords.Word behind = CurrencyWords.behind(text, end);
        if (behind != null && isCountedInPieces(text, value, behind)) {
            behind = null;
        }
        if (before == null && behind == null && (Measures.isUnitAt(text, end) || isCounted(text, end))) {
            return null;
        }
        Currency currency = before != null && before.currency() != null
                ? before.currency()
                : behind == null ? null : behind.currency();
        return new Amount(
                value,
                before != null || behind != null,
                currency,
                new Span(
                        before == null ? start : before.span().start(),
                        behind == null ? end : behind.span().end()));
    }

    /** 3块肥皂 is three bars of soap, 300块 is money. */
    private static boolean isCountedInPieces(Folded text, Numeral numeral, CurrencyWords.Word word) {
        int end = word.span().end();
        boolean isPieces =
                text.startsWith("块", word.span().start()) && end - word.span().start() == 1;
        char next = text.at(end);
        return isPieces && numeral.high().compareTo(TEN) < 0 && Folded.isHan(next) && "的以之左上内起到至".indexOf(next) < 0;
    }

    private static boolean isCounted(Folded text, int end) {
        int at = text.skipBlanks(end);
        int word = text.at(at) == '-' ? at + 1 : at;
        return COUNTED.stream()
                .anyMatch(counted -> text.startsWith(counted, word) && text.isBoundary(word + counted.length()));
    }

    /** One of the places of a number's first digit: 100 for 300, 1000 for 3000. */
    private static BigDecimal step(BigDecimal value) {
        return TEN.pow(Math.max(0, value.precision() - value.scale() - 1));
    }

    BigDecimal low() {
        return numeral.low();
    }

    BigDecimal high() {
        return numeral.high();
    }

    /** The first of two limits: in 2-3千 both are thousands. */
    Amount scaledLike(Amount second) {
        boolean isShort = numeral.scale().compareTo(BigDecimal.ONE) == 0
                && second.numeral.scale().compareTo(BigDecimal.ONE) > 0
                && numeral.high().multiply(second.numeral.scale()).compareTo(second.numeral.high()) < 0;
        return isShort ? new Amount(numeral.times(second.numeral.scale()), isMoney, currency, span) : this;
    }
}
