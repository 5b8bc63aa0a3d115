package io.daogou.server.imports;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Reads prices as shops write them: {@code 2.55}, {@code 19.90 CNY}, {@code £1,299.00}, {@code 1.299,00 €}. A single comma
 * before exactly three digits parts thousands, else it is a decimal comma. Not for use by several threads.
 */
final class PriceReader {
    private static final int LONGEST = 40;

    private @Nullable Currency currency;

    /** The amount, or null if the text is no price. */
    @Nullable
    BigDecimal amount(String text) {
        currency = null;
        int from = 0;
        int to = text.length();
        while (from < to && !isNumeric(text.charAt(from))) {
            from++;
        }
        while (to > from && !isDigit(text.charAt(to - 1))) {
            to--;
        }
        if (from == to || to - from > LONGEST) {
            return null;
        }
        if ((from > 0 || to < text.length()) && !isCurrency(text.substring(0, from), text.substring(to))) {
            return null;
        }
        return decimal(text.substring(from, to));
    }

    /** The currency that was written beside the last amount; none if there was none. */
    @Nullable
    Currency currency() {
        return currency;
    }

    private boolean isCurrency(String before, String after) {
        String name = before.strip() + after.strip();
        if (name.isEmpty()) {
            return true;
        }
        String code = code(name);
        if (code == null) {
            return false;
        }
        try {
            currency = Currency.getInstance(code);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static @Nullable String code(String name) {
        return switch (name) {
            case "£" -> "GBP";
            case "€" -> "EUR";
            case "$", "US$" -> "USD";
            case "₹", "Rs.", "Rs" -> "INR";
            case "¥", "￥", "元", "RMB", "CN¥" -> "CNY";
            case "円", "JP¥" -> "JPY";
            case "₩" -> "KRW";
            case "₽" -> "RUB";
            case "zł" -> "PLN";
            case "R$" -> "BRL";
            default -> name.length() == 3 ? name : null;
        };
    }

    private static @Nullable BigDecimal decimal(String digits) {
        int comma = digits.lastIndexOf(',');
        int point = digits.lastIndexOf('.');
        String plain = digits;
        if (comma >= 0) {
            boolean decimalComma =
                    comma > point && digits.indexOf(',') == comma && (point >= 0 || digits.length() - comma != 4);
            plain = decimalComma ? digits.replace(".", "").replace(',', '.') : digits.replace(",", "");
        } else if (point >= 0 && digits.indexOf('.') != point) {
            plain = digits.replace(".", "");
        }
        return isDecimal(plain) ? new BigDecimal(plain) : null;
    }

    private static boolean isDecimal(String text) {
        int points = 0;
        int digits = 0;
        for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (isDigit(c)) {
                digits++;
            } else {
                return false;
            }
        }
        return points <= 1 && digits > 0;
    }

    private static boolean isNumeric(char c) {
        return isDigit(c) || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
