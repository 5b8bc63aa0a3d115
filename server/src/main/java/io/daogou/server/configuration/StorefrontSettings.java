package io.daogou.server.configuration;

import io.daogou.domain.check.Check;
import io.daogou.domain.item.Money;

/**
 * The shop page that comes along.
 *
 * @param enabled whether it is served at {@code /}
 * @param shopName what the shop is called
 * @param currency ISO 4217 code shown where an item does not say
 */
public record StorefrontSettings(boolean enabled, String shopName, String currency) {
    public StorefrontSettings {
        Check.text("shopName", shopName, 100);
        Money.currency(currency);
    }

    public static StorefrontSettings defaults() {
        return new StorefrontSettings(true, "Daogou", "CNY");
    }
}
