package io.daogou.server.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the storefront shows that is not in the catalogue. */
public interface Shopfront {
    /** A name in the two languages of the storefront. */
    record Name(String english, String chinese) {}

    /**
     * A department on the front page.
     *
     * @param path its category
     * @param accentColour {@code #rrggbb}; none where the storefront may choose
     */
    record Department(
            List<String> path, Name name, @Nullable String accentColour) {}

    Name shopName();

    /** ISO 4217 code, where an item does not say. */
    String currency();

    /** The key that pages use. */
    String browserKey();

    List<Department> departments();

    /** The drawn picture of an item, as SVG; none where the shop draws none. */
    Optional<String> picture(String itemId);
}
