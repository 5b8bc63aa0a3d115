package io.daogou.demo;

import java.util.Arrays;
import java.util.Map;

/** Everything that visits share. */
final class World {
    final ShopIndex shop;
    final Tastes tastes;
    final Shelves shelves;
    /** By family the one it goes with; -1 for none. */
    final int[] complement;

    World(ShopIndex shop, Tastes tastes, Shelves shelves, Map<String, String> complements) {
        this.shop = shop;
        this.tastes = tastes;
        this.shelves = shelves;
        complement = new int[shop.families.size()];
        Arrays.fill(complement, -1);
        complements.forEach((one, other) -> complement[shop.familyIndex(one)] = shop.familyIndex(other));
    }
}
