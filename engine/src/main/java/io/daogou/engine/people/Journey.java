package io.daogou.engine.people;

import java.util.List;

/**
 * Where somebody was when they left off, on whichever of their devices.
 *
 * @param cart identifiers of what lies in the cart, the latest first
 * @param recentlyViewed identifiers of what was looked at, the latest first
 */
public record Journey(List<String> cart, List<String> recentlyViewed) {
    public Journey {
        cart = List.copyOf(cart);
        recentlyViewed = List.copyOf(recentlyViewed);
    }
}
