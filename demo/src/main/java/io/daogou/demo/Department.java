package io.daogou.demo;

import io.daogou.domain.check.Check;

/**
 * A department of the demo shop: the widest level of its categories.
 *
 * @param name in English; the first level of {@code productType}
 * @param chineseName the same in Chinese
 * @param accentColour its tint, as {@code #rrggbb}
 */
public record Department(String id, String name, String chineseName, String accentColour) {
    public Department {
        Check.id("id", id);
        Check.id("name", name);
        Check.id("chineseName", chineseName);
        Check.id("accentColour", accentColour);
    }
}
