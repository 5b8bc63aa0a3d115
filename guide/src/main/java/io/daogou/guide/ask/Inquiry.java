package io.daogou.guide.ask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something worth asking.
 *
 * @param slot {@code category}, {@code brand}, {@code price}, {@code words} or {@code attribute:NAME}
 * @param within for a category, the one that is divided; none for the whole shop
 * @param choices the answers, most items first; for prices cheapest first
 * @param gain how much the answer is expected to tell, in bits
 */
public record Inquiry(String slot, @Nullable String within, List<Choice> choices, double gain) {
    public static final String CATEGORY = "category";
    public static final String PRICE = "price";
    public static final String WORDS = "words";

    public Inquiry {
        choices = List.copyOf(choices);
    }

    /**
     * One answer.
     *
     * @param value as a wish has it; for prices {@code from..to}, either of which may be empty
     * @param label for people; empty for prices
     * @param items how many items are left with it
     */
    public record Choice(String value, String label, int items) {}
}
