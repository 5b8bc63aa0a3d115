package io.daogou.domain.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads sizes, weights, volumes and the like out of texts: {@code 55寸} is 55 inches, {@code 1.5 l} is 1500 ml, {@code 2斤} is a
 * kilogram, {@code 3-1/2 in.} is 3.5 inches. <b>Cost:</b> grows with the length of the text, whatever is in it; only the first 2,000
 * characters are read. <b>Threads:</b> any number.
 */
public final class Measures {
    /** Spellings by their first character, longest first. */
    private static final Map<Character, List<Spelling>> SPELLINGS = spellings();

    /** What follows a unit of one character where it is the beginning of a word, not a unit. */
    private static final Map<Unit, String> NOT_BEFORE = new EnumMap<>(Map.of(
            Unit.LIANG, "用件个只条片款面侧种者人双色层门厢轮张把台套支瓶包盒",
            Unit.METRE, "色饭粉其白线",
            Unit.GRAM, "拉莱罗",
            Unit.WATT, "楞斯片",
            Unit.LITRE, "降级",
            Unit.HORSEPOWER, "配",
            Unit.DEGREE, "假数",
            Unit.VOLT, "特"));

    private Measures() {}

    private record Spelling(String text, Unit unit) {}

    /** The quantities that a text names, in its order. */
    public static List<Measure> find(String text) {
        Folded folded = new Folded(text);
        List<Measure> found = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            Numeral numeral = begins(folded, at) ? Numeral.at(folded, at) : null;
            Measure measure = numeral == null ? null : measure(folded, numeral);
            if (measure != null) {
                found.add(measure);
                at = measure.span().end();
            } else {
                at = numeral == null ? at + 1 : numeral.span().end();
            }
        }
        return found;
    }

    /** No number begins within another or right behind a letter: xm4, 1.5.2. */
    private static boolean begins(Folded text, int at) {
        char before = text.at(at - 1);
        boolean isWithin = Folded.isDigit(before) || Folded.isLatin(before) || (before == '.' && at > 1);
        return !(isWithin && text.at(at) < 0x80);
    }

    private static @Nullable Measure measure(Folded text, Numeral numeral) {
        int end = numeral.span().end();
        if (numeral.low().compareTo(numeral.high()) != 0 || numeral.isInThousands(text)) {
            return null;
        }
        Spelling spelling = unitAt(text, end);
        if (spelling == null) {
            return null;
        }
        int behind = text.startsWith(spelling.text, end) ? end : end + gap(text, end);
        return new Measure(
                numeral.low(), spelling.unit, new Span(numeral.span().start(), behind + spelling.text.length()));
    }

    /** Whether a unit follows a number that ends here. */
    static boolean isUnitAt(Folded text, int end) {
        return unitAt(text, end) != null;
    }

    private static @Nullable Spelling unitAt(Folded text, int end) {
        int gap = gap(text, end);
        int at = end + gap;
        for (Spelling spelling : SPELLINGS.getOrDefault(text.at(at), List.of())) {
            if (text.startsWith(spelling.text, at) && fits(text, spelling, at, gap)) {
                return spelling;
            }
        }
        return null;
    }

    /** A blank or a hyphen, or both: {@code 4-inch}, {@code 4 inch}. */
    private static int gap(Folded text, int end) {
        int blanks = text.skipBlanks(end) - end;
        if (blanks == 0 && text.at(end) == '-') {
            return 1;
        }
        return Math.min(blanks, 2);
    }

    private static boolean fits(Folded text, Spelling spelling, int at, int gap) {
        int end = at + spelling.text.length();
        char first = spelling.text.charAt(0);
        if (!Character.isLetter(first)) {
            return gap == 0;
        }
        if (!Folded.isLatin(first)) {
            return NOT_BEFORE.getOrDefault(spelling.unit, "").indexOf(text.at(end)) < 0 || spelling.text.length() > 1;
        }
        boolean isHyphenated = gap > 0 && text.at(at - 1) == '-';
        boolean isCut = Folded.isLatin(text.at(end)) || Folded.isDigit(text.at(end));
        return !isCut && !(isHyphenated && spelling.text.length() == 1) && !isPreposition(text, spelling, at, gap);
    }

    /** {@code 2 in 1} and {@code 3 in the box} are no inches. */
    private static boolean isPreposition(Folded text, Spelling spelling, int at, int gap) {
        if (!spelling.text.equals("in") || gap == 0) {
            return false;
        }
        int next = text.skipBlanks(at + 2);
        return Folded.isDigit(text.at(next))
                || text.startsWith("the ", next)
                || text.startsWith("a ", next)
                || text.startsWith("my ", next)
                || text.startsWith("one", next);
    }

    private static Map<Character, List<Spelling>> spellings() {
        Map<Character, List<Spelling>> byFirst = new HashMap<>();
        for (Unit unit : Unit.values()) {
            for (String text : unit.spellings()) {
                byFirst.computeIfAbsent(text.charAt(0), first -> new ArrayList<>())
                        .add(new Spelling(text, unit));
            }
        }
        byFirst.values()
                .forEach(list -> list.sort(Comparator.comparingInt(
                        (Spelling spelling) -> -spelling.text().length())));
        return byFirst;
    }
}
