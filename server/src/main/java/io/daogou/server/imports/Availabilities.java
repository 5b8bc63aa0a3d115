package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Availability;
import org.jspecify.annotations.Nullable;

/** How shops write whether an item can be bought. */
final class Availabilities {
    private Availabilities() {}

    static Availability of(@Nullable String text) {
        if (text == null) {
            return Availability.IN_STOCK;
        }
        String plain = Field.plain(text);
        return switch (plain) {
            case "instock", "available", "yes", "true", "1", "y", "limitedavailability", "onlineonly", "有货" ->
                Availability.IN_STOCK;
            case "outofstock", "soldout", "unavailable", "no", "false", "n", "discontinued", "缺货" ->
                Availability.OUT_OF_STOCK;
            case "preorder", "presale" -> Availability.PREORDER;
            case "backorder", "onbackorder" -> Availability.BACKORDER;
            default -> ofCount(text, plain);
        };
    }

    private static Availability ofCount(String text, String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (!Character.isDigit(plain.charAt(i))) {
                throw new InvalidInput(
                        "availability", "is not known", text, "use in_stock, out_of_stock, preorder or backorder");
            }
        }
        boolean none = plain.chars().allMatch(c -> c == '0');
        return none || text.startsWith("-") ? Availability.OUT_OF_STOCK : Availability.IN_STOCK;
    }
}
