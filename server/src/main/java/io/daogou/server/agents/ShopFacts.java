package io.daogou.server.agents;

import java.net.URI;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What agents learn of the shop itself.
 *
 * @param name as its people call it
 * @param currency in which prices are meant where nothing else is said
 * @param address where its pages are, known once it listens; empty where only the catalogue is at hand
 */
public record ShopFacts(String name, Currency currency, Supplier<Optional<URI>> address) {
    ProductJson products() {
        return new ProductJson(new WebLinks(address.get().orElse(null)), name);
    }
}
