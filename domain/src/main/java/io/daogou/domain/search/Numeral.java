package io.daogou.domain.search;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A number in a text: {@code 1,299.50}, {@code 1-1/2}, {@code 3k}, {@code 1.5万}, {@code 两百五}, {@code 三四百}.
 *
 * @param low its value, or the least where it leaves a choice
 * @param high its value, or the highest
 * @param scale by what its digits were multiplied: 1000 in {@code 3k}, else 1
 */
record Numeral(BigDecimal low, BigDecimal high, BigDecimal scale, Span span) {
    private static final int MOST_DIGITS = 12;

    /** The number that begins exactly here; none if none does. */
    static @Nullable Numeral at(Folded text, int start) {
        char first = text.at(start);
        if (Folded.isDigit(first) || (first == '.' && Folded.isDigit(text.at(start + 1)))) {
            return digits(text, start);
        }
        return ChineseNumerals.at(text, start);
    }

    private static @Nullable Numeral digits(Folded text, int start) {
        int end = wholePart(text, start);
        if (text.at(end) == '.' && Folded.isDigit(text.at(end + 1))) {
            end = run(text, end + 1);
        }
        StringBuilder written = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (text.at(i) != ',') {
                written.append(text.at(i));
            }
        }
        if (written.length() > MOST_DIGITS) {
            return null;
        }
        Numeral plain = of(new BigDecimal(written.toString()), BigDecimal.ONE, start, end);
        Numeral fraction = fraction(text, plain);
        return fraction != null ? fraction : scaled(text, plain);
    }

    private static int run(Folded text, int start) {
        int end = start;
        while (Folded.isDigit(text.at(end))) {
            end++;
        }
        return end;
    }

    /** Digits, in groups of three by commas where they are written so. */
    private static int wholePart(Folded text, int start) {
        int end = run(text, start);
        while (end - start <= 15 && text.at(end) == ',' && run(text, end + 1) == end + 4) {
            end += 4;
        }
        return end;
    }

    /** {@code 1/2}, {@code 1 1/2} and {@code 1-1/2}. */
    private static @Nullable Numeral fraction(Folded text, Numeral whole) {
        int end = whole.span.end();
        if (text.at(end) == '/') {
            return quotient(text, BigDecimal.ZERO, whole.span.start(), end, whole.span.start());
        }
        if (text.at(end) == ' ' || text.at(end) == '-') {
            int slash = run(text, end + 1);
            return slash > end + 1 && text.at(slash) == '/'
                    ? quotient(text, whole.low, end + 1, slash, whole.span.start())
                    : null;
        }
        return null;
    }

    private static @Nullable Numeral quotient(Folded text, BigDecimal whole, int from, int slash, int start) {
        int end = run(text, slash + 1);
        if (end == slash + 1 || end - slash > 4 || slash - from > 3 || text.at(from) == '.') {
            return null;
        }
        long above = parse(text, from, slash);
        long below = parse(text, slash + 1, end);
        if (below == 0 || above >= below) {
            return null;
        }
        BigDecimal part = BigDecimal.valueOf(above).divide(BigDecimal.valueOf(below), new MathContext(6));
        return of(whole.add(part), BigDecimal.ONE, start, end);
    }

    private static long parse(Folded text, int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + (text.at(i) - '0');
        }
        return value;
    }

    private static Numeral scaled(Folded text, Numeral plain) {
        int end = plain.span.end();
        BigDecimal scale = ChineseNumerals.scale(text, end);
        char next = text.at(end + 1);
        boolean isThousand = text.at(end) == 'k' && (Folded.isHan(next) || !Character.isLetterOrDigit(next));
        if (isThousand) {
            scale = BigDecimal.valueOf(1000);
        }
        return scale == null ? plain : of(plain.low.multiply(scale), scale, plain.span.start(), end + 1);
    }

    static Numeral of(BigDecimal value, BigDecimal scale, int start, int end) {
        return new Numeral(value, value, scale, new Span(start, end));
    }

    /** Whether the number ends in {@code k}, which after a digit may also name a screen or a colour temperature. */
    boolean isInThousands(Folded text) {
        return text.at(span.end() - 1) == 'k';
    }

    Numeral times(BigDecimal factor) {
        return new Numeral(low.multiply(factor), high.multiply(factor), factor, span);
    }
}
