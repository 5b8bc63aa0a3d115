package io.daogou.engine.train;

import io.daogou.domain.event.EventType;
import io.daogou.engine.MemoryShop;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Shoppers who buy within one of ten groups of twelve items and look at anything: what goes with what is known beforehand,
 * and popularity tells nothing of it.
 */
final class Groups {
    static final int GROUPS = 10;
    static final int SIZE = 12;

    private Groups() {}

    static String item(int group, int member) {
        return "item " + group + " " + member;
    }

    static int group(String itemId) {
        return Integer.parseInt(itemId.substring("item ".length()).split(" ", 2)[0]);
    }

    /** Lets so many shoppers buy five items of their group and look at five others, over the hundred days before. */
    static MemoryShop shop(int shoppers, long seed) {
        MemoryShop shop = new MemoryShop();
        for (int group = 0; group < GROUPS; group++) {
            for (int member = 0; member < SIZE; member++) {
                shop.items.put(List.of(
                        MemoryShop.item(item(group, member), "Group " + group).build()));
            }
        }
        more(shop, "shopper", shoppers, 100, 0, seed);
        return shop;
    }

    /** Lets more happen between two moments, so many days ago. */
    static void more(MemoryShop shop, String name, int shoppers, int fromDaysAgo, int toDaysAgo, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int shopper = 0; shopper < shoppers; shopper++) {
            int group = shopper % GROUPS;
            for (int i = 0; i < 5; i++) {
                String bought = item(group, random.nextInt(SIZE));
                String seen = item(random.nextInt(GROUPS), random.nextInt(SIZE));
                act(shop, name + " " + shopper, EventType.PURCHASE, bought, random, fromDaysAgo, toDaysAgo);
                act(shop, name + " " + shopper, EventType.VIEW_ITEM, seen, random, fromDaysAgo, toDaysAgo);
            }
        }
    }

    private static void act(
            MemoryShop shop, String who, EventType type, String item, SplittableRandom random, int from, int to) {
        Instant time = MemoryShop.NOW.minusSeconds(random.nextLong(to * 86_400L, from * 86_400L + 1));
        shop.log.append(List.of(MemoryShop.event("device of " + who, who, type, time, item)));
    }
}
