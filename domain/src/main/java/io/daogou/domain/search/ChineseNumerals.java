package io.daogou.domain.search;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers in Chinese characters: {@code 两百}, {@code 一千二}, {@code 三四百}, {@code 几十}, {@code 一万五千}. */
final class ChineseNumerals {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final int LONGEST = 16;

    /** What follows 千 where it belongs to a unit and not to the number. */
    private static final String UNITS_OF_THOUSAND = "克瓦米卡赫";

    private ChineseNumerals() {}

    /** What a character behind digits multiplies by: 3百, 1.5万; none if it does not. */
    static @Nullable BigDecimal scale(Folded text, int at) {
        long scale = scale(text.at(at));
        boolean isUnit = scale == 1000 && UNITS_OF_THOUSAND.indexOf(text.at(at + 1)) >= 0;
        return scale < 100 || isUnit ? null : BigDecimal.valueOf(scale);
    }

    static @Nullable Numeral at(Folded text, int start) {
        int end = start;
        while (end - start < LONGEST && isNumeral(text, end, end == start)) {
            end++;
        }
        // 一到九千克: the unit keeps its first character.
        if (end > start && end - start < LONGEST) {
            return value(text, start, end);
        }
        return null;
    }

    private static boolean isNumeral(Folded text, int at, boolean isFirst) {
        char c = text.at(at);
        if (scale(c) == 1000 && !isFirst && UNITS_OF_THOUSAND.indexOf(text.at(at + 1)) >= 0) {
            return false;
        }
        // 一两: the second is a weight; 两百: a number.
        boolean isWeight = c == '两' && !isFirst && scale(text.at(at + 1)) == 0;
        return !isWeight && (digit(c) >= 0 || scale(c) > 0 || c == '几');
    }

    private static @Nullable Numeral value(Folded text, int start, int end) {
        long low = 0;
        long high = 0;
        long lowPart = 0;
        long highPart = 0;
        long lastScale = 0;
        int pending = -1;
        int pendingHigh = -1;
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            int digit = digit(c);
            long scale = scale(c);
            if (c == '几') {
                pending = 2;
                pendingHigh = 9;
            } else if (digit >= 0) {
                boolean isChoice = pending > 0 && digit == pending + 1 && scale(text.at(i + 1)) > 0;
                if (pending > 0 && !isChoice) {
                    return null; // 一三五: digits in a row are a code, not a number.
                }
                pending = isChoice ? pending : digit;
                pendingHigh = digit;
                lastScale = digit == 0 ? 10 : lastScale;
            } else if (scale >= 10_000) {
                low += (lowPart + Math.max(pending, 0)) * scale;
                high += (highPart + Math.max(pendingHigh, 0)) * scale;
                if (low == 0) {
                    return null; // 万 alone begins many words.
                }
                lowPart = 0;
                highPart = 0;
                pending = -1;
                pendingHigh = -1;
                lastScale = scale;
            } else {
                boolean isBare = pending < 0;
                if (isBare && scale >= 1000) {
                    return null; // 千 alone begins many words.
                }
                lowPart += (isBare ? 1 : pending) * scale;
                highPart += (isBare ? 1 : pendingHigh) * scale;
                pending = -1;
                pendingHigh = -1;
                lastScale = scale;
            }
        }
        if (pending >= 0) {
            // 一百二 is 120, 一百零二 is 102.
            long scale = lastScale > 10 ? lastScale / 10 : 1;
            lowPart += pending * scale;
            highPart += pendingHigh * scale;
        }
        return new Numeral(
                BigDecimal.valueOf(low + lowPart),
                BigDecimal.valueOf(high + highPart),
                BigDecimal.ONE,
                new Span(start, end));
    }

    private static int digit(char c) {
        return switch (c) {
            case '两', '兩' -> 2;
            case '〇' -> 0;
            default -> DIGITS.indexOf(c);
        };
    }

    private static long scale(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万', '萬' -> 10_000;
            default -> 0;
        };
    }
}
