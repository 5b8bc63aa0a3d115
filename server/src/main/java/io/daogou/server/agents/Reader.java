package io.daogou.server.agents;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Money;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * For whom an answer is: what an agent says of its person. Hints, nothing that identifies; what else the protocol allows here
 * is read by nobody.
 *
 * @param language BCP 47 tag
 * @param currency in which prices of filters are meant
 * @param namesCurrency whether the agent said so, or the shop's is taken
 */
record Reader(String language, Currency currency, boolean namesCurrency) {
    /**
     * Reads {@code context}.
     *
     * @param shop the shop's currency
     */
    static Reader of(@Nullable Input context, Currency shop) {
        String language = context == null ? null : context.text("language");
        String currency = context == null ? null : context.text("currency");
        return new Reader(
                language == null ? "en" : checkedLanguage(context, language),
                currency == null ? shop : Money.currency(currency),
                currency != null);
    }

    private static String checkedLanguage(@Nullable Input context, String language) {
        if (context != null && Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new InvalidInput(
                    context.place("language"), "is no language tag", language, "give one such as en, fr-CA or zh-Hans");
        }
        return language;
    }
}
