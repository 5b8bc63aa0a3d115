package io.daogou.server.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of the shop.
 *
 * @param name as people know it
 * @param address where its pages are; links of items that are relative begin there; none where the shop has not said
 * @param country where it sells, ISO 3166-1 in two letters; none where the shop has not said
 */
public record FeedSeller(
        String name, @Nullable URI address, @Nullable String country) {}
