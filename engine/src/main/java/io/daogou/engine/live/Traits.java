package io.daogou.engine.live;

import io.daogou.domain.item.Item;
import java.util.Map;

/**
 * What an item may have in common with others, as numbers: first its brand, 0 for none, then its attributes with their values. A
 * number is a hash, so that nothing needs to be remembered that was ever named; two of four thousand million that meet do little
 * harm.
 */
final class Traits {
    static final int[] NONE = {0};
    /** Attributes beyond these would cost time and hardly say more. */
    private static final int MOST_ATTRIBUTES = 12;

    private Traits() {}

    static int[] of(Item item) {
        int[] traits = new int[1 + Math.min(MOST_ATTRIBUTES, item.attributes().size())];
        traits[0] = item.brand() == null ? 0 : brand(item.brand());
        int size = 1;
        for (Map.Entry<String, String> attribute : item.attributes().entrySet()) {
            if (size == traits.length) {
                break;
            }
            traits[size++] = attribute(attribute.getKey(), attribute.getValue());
        }
        return traits;
    }

    static int brand(String brand) {
        return attribute("", brand);
    }

    /** Whether an attribute is among an item's traits. */
    static boolean has(int[] traits, int attribute) {
        for (int i = 1; i < traits.length; i++) {
            if (traits[i] == attribute) {
                return true;
            }
        }
        return false;
    }

    static int attribute(String name, String value) {
        int hash = (31 * name.hashCode() + 1) * 0x9E3779B1 ^ value.hashCode();
        return hash == 0 ? 1 : hash;
    }
}
