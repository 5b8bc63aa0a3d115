package io.daogou.domain.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words around a number that make it a limit, in English and Chinese. */
final class PriceWords {
    /** What a word makes of the number beside it. */
    enum Role {
        MOST,
        LEAST,
        ABOUT,
        /** Before two numbers: a price follows, nothing more. */
        RANGE
    }

    /**
     * A word beside a number.
     *
     * @param isWeak whether it says so of money alone, as it often says other things
     */
    record Word(String text, Role role, boolean isWeak) {}

    private static final List<Word> BEFORE = longestFirst(
            words(
                    Role.MOST,
                    false,
                    "under",
                    "below",
                    "less than",
                    "cheaper than",
                    "lower than",
                    "up to",
                    "at most",
                    "no more than",
                    "not more than",
                    "not over",
                    "not above",
                    "no higher than",
                    "not exceeding",
                    "not to exceed",
                    "within",
                    "budget",
                    "budget of",
                    "budget is",
                    "budget:",
                    "a budget of",
                    "with a budget of",
                    "<",
                    "<=",
                    "≤",
                    "price under",
                    "price below",
                    "不超过",
                    "不要超过",
                    "别超过",
                    "不能超过",
                    "不高于",
                    "不大于",
                    "不多于",
                    "低于",
                    "少于",
                    "小于",
                    "最多",
                    "至多",
                    "最高",
                    "预算",
                    "预算是",
                    "预算:",
                    "预算在",
                    "预算只有",
                    "控制在",
                    "不到",
                    "便宜过",
                    "最贵"),
            words(Role.MOST, true, "max", "max.", "maximum", "maximum of", "limit"),
            words(
                    Role.LEAST,
                    false,
                    "over",
                    "above",
                    "more than",
                    "at least",
                    "no less than",
                    "not less than",
                    "not under",
                    "not below",
                    "higher than",
                    "more expensive than",
                    "starting at",
                    "starting from",
                    ">",
                    ">=",
                    "≥",
                    "超过",
                    "高于",
                    "大于",
                    "至少",
                    "最少",
                    "不低于",
                    "不少于",
                    "不小于",
                    "起码",
                    "多于",
                    "最低",
                    "贵过"),
            words(Role.LEAST, true, "from", "min", "min.", "minimum", "minimum of"),
            words(
                    Role.ABOUT,
                    false,
                    "about",
                    "around",
                    "approximately",
                    "approx",
                    "approx.",
                    "roughly",
                    "circa",
                    "~",
                    "≈",
                    "close to",
                    "大概",
                    "大约",
                    "大致",
                    "约",
                    "约莫",
                    "差不多",
                    "接近",
                    "价格在",
                    "价位在",
                    "价位"),
            words(Role.ABOUT, true, "near", "nearly", "some"),
            words(
                    Role.RANGE,
                    false,
                    "between",
                    "from",
                    "介于",
                    "在",
                    "price",
                    "prices",
                    "price range",
                    "价格",
                    "价钱",
                    "售价",
                    "range"));

    private static final List<Word> BEHIND = longestFirst(
            words(
                    Role.MOST,
                    false,
                    "以内",
                    "之内",
                    "以下",
                    "之下",
                    "或以下",
                    "及以下",
                    "封顶",
                    "or less",
                    "or under",
                    "or below",
                    "or cheaper",
                    "or lower",
                    "and under",
                    "and below",
                    "and less",
                    "at most",
                    "tops",
                    "maximum",
                    "max",
                    "budget",
                    "内"),
            words(
                    Role.LEAST,
                    false,
                    "以上",
                    "之上",
                    "或以上",
                    "及以上",
                    "起步",
                    "往上",
                    "or more",
                    "or above",
                    "or over",
                    "or higher",
                    "and up",
                    "and above",
                    "and over",
                    "and more",
                    "upwards",
                    "minimum"),
            words(Role.LEAST, true, "+", "起"),
            words(Role.ABOUT, false, "左右", "上下", "的样子", "or so", "ish", "-ish", "价位", "出头"));

    /** What stands between two limits. */
    private static final List<String> BETWEEN = List.of("-", "~", "到", "至", "to");

    /** What stands between two limits if a word says that there are two. */
    private static final List<String> AND = List.of("and", "和", "与", "跟");

    /** What belongs to a price before and behind it and says nothing more. */
    private static final List<String> IDLE_BEFORE = List.of(
            "with a budget of",
            "my budget is",
            "for",
            "at",
            "price",
            "priced",
            "prices",
            "costing",
            "that cost",
            "that costs",
            "and",
            "but",
            "价格",
            "价钱",
            "价位",
            "售价",
            "单价",
            "预算",
            "在",
            "的");

    private static final List<String> IDLE_BEHIND = List.of("的价格", "之间的", "的价位", "价位的", "的", "之间", "price", "range");

    private PriceWords() {}

    /** The word that ends here or before blanks that end here, and where it begins. */
    static @Nullable Found before(Folded text, int end) {
        int last = text.skipBlanksBack(end);
        for (Word word : BEFORE) {
            int start = last - word.text.length();
            if (text.endsWith(word.text, last) && text.isBoundary(start)) {
                return new Found(word, new Span(start, last));
            }
        }
        return null;
    }

    /** The word that begins here or behind blanks that begin here. */
    static @Nullable Found behind(Folded text, int start) {
        int first = text.skipBlanks(start);
        for (Word word : BEHIND) {
            int end = first + word.text.length();
            if (text.startsWith(word.text, first) && text.isBoundary(end) && !isPartOfAWord(text, word, end)) {
                return new Found(word, new Span(first, end));
            }
        }
        return null;
    }

    /** Where the second of two limits begins, if what follows the first joins them; -1 if not. */
    static int joint(Folded text, int end, boolean isAndEnough) {
        int first = text.skipBlanks(end);
        for (String word : BETWEEN) {
            if (text.startsWith(word, first) && text.isBoundary(first + word.length())) {
                return text.skipBlanks(first + word.length());
            }
        }
        for (String word : isAndEnough ? AND : List.<String>of()) {
            if (text.startsWith(word, first) && text.isBoundary(first + word.length())) {
                return text.skipBlanks(first + word.length());
            }
        }
        return -1;
    }

    static boolean isBetweenAt(Folded text, int end) {
        return text.startsWith("之间", text.skipBlanks(end));
    }

    /** The span with the words around it that say nothing more. */
    static Span withIdle(Folded text, Span span) {
        int start = span.start();
        int end = span.end();
        boolean isMoved = true;
        while (isMoved) {
            isMoved = false;
            int last = text.skipBlanksBack(start);
            for (String word : IDLE_BEFORE) {
                if (text.endsWith(word, last) && text.isBoundary(last - word.length())) {
                    start = last - word.length();
                    isMoved = true;
                    break;
                }
            }
        }
        int first = text.skipBlanks(end);
        for (String word : IDLE_BEHIND) {
            if (text.startsWith(word, first) && text.isBoundary(first + word.length())) {
                end = first + word.length();
                break;
            }
        }
        return new Span(start, end);
    }

    /** A word and where it stands. */
    record Found(Word word, Span span) {}

    /** 内存 and 起泡 begin with words of prices, and are none. */
    private static boolean isPartOfAWord(Folded text, Word word, int end) {
        char next = text.at(end);
        return switch (word.text) {
            case "内", "起" -> Folded.isHan(next) && next != '的';
            case "+" -> Character.isLetterOrDigit(next);
            default -> false;
        };
    }

    private static List<Word> words(Role role, boolean isWeak, String... texts) {
        return List.of(texts).stream().map(text -> new Word(text, role, isWeak)).toList();
    }

    @SafeVarargs
    private static List<Word> longestFirst(List<Word>... groups) {
        List<Word> all = new ArrayList<>();
        for (List<Word> group : groups) {
            all.addAll(group);
        }
        all.sort(Comparator.comparingInt((Word word) -> -word.text.length()));
        return List.copyOf(all);
    }
}
