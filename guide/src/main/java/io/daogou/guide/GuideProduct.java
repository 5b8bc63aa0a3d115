package io.daogou.guide;

import io.daogou.domain.check.Check;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product that is shown, as the catalogue has it at this moment.
 *
 * @param title in the language of the turn where the catalogue has it
 * @param price what a shopper pays now; none where the shop has not said
 * @param regularPrice the price before a reduction; none without one
 * @param reasons why it is shown, strongest first; never empty
 * @param tradeOff what one gives and gains against the first product; none for the first
 */
public record GuideProduct(
        String itemId,
        Role role,
        String title,
        @Nullable Money price,
        @Nullable Money regularPrice,
        Availability availability,
        @Nullable String link,
        @Nullable String imageLink,
        List<ProductReason> reasons,
        @Nullable String tradeOff) {
    /** What a product stands for among those beside it. */
    public enum Role {
        BEST_MATCH,
        CHEAPEST_GOOD,
        MOST_LOVED,
        SOMETHING_ELSE,
        /** One more that fits and differs. */
        ALTERNATIVE;

        public String wireName() {
            return Check.lowerCase(this);
        }
    }

    public GuideProduct {
        reasons = List.copyOf(reasons);
    }

    /**
     * Why a product is shown.
     *
     * @param type for programs: {@code matches}, {@code in_budget}, {@code on_sale}, {@code cheapest}, or the type of a
     *     {@link io.daogou.domain.recommendation.Reason} where behaviour speaks for it
     * @param text for people
     */
    public record ProductReason(String type, String text) {}
}
