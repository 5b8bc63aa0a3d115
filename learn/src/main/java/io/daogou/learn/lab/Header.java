package io.daogou.learn.lab;

import java.util.Locale;
import java.util.Set;

/**
 * Tells a line of column names from a line of data: every word is the name of a column, such as {@code user_id}, {@code itemId},
 * {@code timestamp} or {@code rating:float}.
 */
final class Header {
    private static final Set<String> NAMES = Set.of(
            "user",
            "users",
            "userid",
            "uid",
            "customer",
            "customerid",
            "shopper",
            "shopperid",
            "visitor",
            "visitorid",
            "session",
            "sessionid",
            "reviewer",
            "reviewerid",
            "account",
            "accountid",
            "person",
            "personid",
            "item",
            "items",
            "itemid",
            "itemids",
            "iid",
            "product",
            "productid",
            "sku",
            "asin",
            "article",
            "articleid",
            "artist",
            "artistid",
            "movie",
            "movieid",
            "itemlist",
            "history",
            "sequence",
            "context",
            "target",
            "time",
            "timestamp",
            "ts",
            "epochseconds",
            "unixtime",
            "seconds",
            "date",
            "datetime",
            "weight",
            "rating",
            "score",
            "count",
            "quantity",
            "plays",
            "playcount",
            "value",
            "event",
            "eventtype",
            "eventname",
            "action",
            "behavior",
            "behaviour",
            "type",
            "kind",
            "…",
            "...");

    private static final Set<String> TIMES =
            Set.of("time", "timestamp", "ts", "epochseconds", "unixtime", "seconds", "date", "datetime");

    private static final Set<String> WEIGHTS =
            Set.of("weight", "rating", "score", "count", "quantity", "plays", "playcount", "value");

    /** What names say of the third and fourth column. */
    enum Order {
        /** Nothing. */
        UNTOLD,
        /** The third is the time. */
        TIME_THIRD,
        /** The fourth is the time, the third is not. */
        TIME_LAST,
        /** The third is the weight, and there is no time. */
        WEIGHT_ONLY
    }

    private Header() {}

    /** The order that column names tell. */
    static Order order(String[] words) {
        String third = words.length > 2 ? plain(words[2]) : "";
        if (TIMES.contains(third)) {
            return Order.TIME_THIRD;
        }
        if (words.length > 3 && TIMES.contains(plain(words[3]))) {
            return Order.TIME_LAST;
        }
        return words.length == 3 && WEIGHTS.contains(third) ? Order.WEIGHT_ONLY : Order.UNTOLD;
    }

    static boolean is(String[] words) {
        for (String word : words) {
            if (!NAMES.contains(plain(word))) {
                return false;
            }
        }
        return words.length > 0;
    }

    private static String plain(String word) {
        int colon = word.indexOf(':');
        String name = colon > 0 ? word.substring(0, colon) : word;
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\-#\"'\\[\\] ]", "");
    }
}
