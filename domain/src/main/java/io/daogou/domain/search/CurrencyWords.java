package io.daogou.domain.search;

import io.daogou.domain.item.Money;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How people write currencies. {@code $}, {@code ¥}, 元 and 块 say that a number is money, but not which: in a shop they mean
 * the shop's own.
 */
final class CurrencyWords {
    private static final Map<String, String> BEFORE = Map.ofEntries(
            Map.entry("us$", "USD"),
            Map.entry("usd", "USD"),
            Map.entry("hk$", "HKD"),
            Map.entry("hkd", "HKD"),
            Map.entry("rmb", "CNY"),
            Map.entry("cny", "CNY"),
            Map.entry("人民币", "CNY"),
            Map.entry("eur", "EUR"),
            Map.entry("€", "EUR"),
            Map.entry("gbp", "GBP"),
            Map.entry("£", "GBP"),
            Map.entry("inr", "INR"),
            Map.entry("₹", "INR"),
            Map.entry("rs.", "INR"),
            Map.entry("rs", "INR"),
            Map.entry("jpy", "JPY"),
            Map.entry("$", ""),
            Map.entry("¥", ""));

    private static final Map<String, String> BEHIND = Map.ofEntries(
            Map.entry("usd", "USD"),
            Map.entry("美元", "USD"),
            Map.entry("美金", "USD"),
            Map.entry("us dollars", "USD"),
            Map.entry("rmb", "CNY"),
            Map.entry("cny", "CNY"),
            Map.entry("人民币", "CNY"),
            Map.entry("元人民币", "CNY"),
            Map.entry("hkd", "HKD"),
            Map.entry("港币", "HKD"),
            Map.entry("港元", "HKD"),
            Map.entry("eur", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("€", "EUR"),
            Map.entry("欧元", "EUR"),
            Map.entry("gbp", "GBP"),
            Map.entry("£", "GBP"),
            Map.entry("英镑", "GBP"),
            Map.entry("inr", "INR"),
            Map.entry("rupees", "INR"),
            Map.entry("₹", "INR"),
            Map.entry("卢比", "INR"),
            Map.entry("jpy", "JPY"),
            Map.entry("yen", "JPY"),
            Map.entry("日元", "JPY"),
            Map.entry("yuan", ""),
            Map.entry("dollars", ""),
            Map.entry("dollar", ""),
            Map.entry("bucks", ""),
            Map.entry("$", ""),
            Map.entry("¥", ""),
            Map.entry("元钱", ""),
            Map.entry("元", ""),
            Map.entry("圆", ""),
            Map.entry("块钱", ""),
            Map.entry("块", ""),
            Map.entry("塊", ""));

    private static final List<String> BEFORE_LONGEST_FIRST = longestFirst(BEFORE);
    private static final List<String> BEHIND_LONGEST_FIRST = longestFirst(BEHIND);

    /** What makes 元 and 块 a part of another word: 元素, 3块肥皂 is three bars. */
    private static final String NOT_BEHIND = "素宵旦";

    private CurrencyWords() {}

    /**
     * A word for money.
     *
     * @param currency none where the word does not say which
     * @param span where it stands
     */
    record Word(@Nullable Currency currency, Span span) {}

    /** The word that ends here, or before the blanks that end here. */
    static @Nullable Word before(Folded text, int end) {
        int last = text.skipBlanksBack(end);
        for (String word : BEFORE_LONGEST_FIRST) {
            if (text.endsWith(word, last) && text.isBoundary(last - word.length())) {
                return new Word(currency(BEFORE, word), new Span(last - word.length(), last));
            }
        }
        return null;
    }

    /** The word that begins here, or behind the blanks that begin here. */
    static @Nullable Word behind(Folded text, int start) {
        int first = text.skipBlanks(start);
        for (String word : BEHIND_LONGEST_FIRST) {
            int end = first + word.length();
            if (text.startsWith(word, first) && text.isBoundary(end) && NOT_BEHIND.indexOf(text.at(end)) < 0) {
                return new Word(currency(BEHIND, word), new Span(first, end));
            }
        }
        return null;
    }

    private static @Nullable Currency currency(Map<String, String> words, String word) {
        String code = words.getOrDefault(word, "");
        return code.isEmpty() ? null : Money.currency(code);
    }

    private static List<String> longestFirst(Map<String, String> words) {
        return words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
