package io.daogou.domain.recommendation;

import org.jspecify.annotations.Nullable;

/** Why an item is on a shelf: what truly contributed most. Wording is the caller's, in the shopper's language. */
public sealed interface Reason {
    /** Its name on the wire. */
    String type();

    /** The item it refers to, if it refers to one. */
    default @Nullable String itemId() {
        return null;
    }

    /** The interest it refers to, if it refers to one. */
    default @Nullable String tag() {
        return null;
    }

    /** The merchant's rule it refers to, if it refers to one. */
    default @Nullable String ruleId() {
        return null;
    }

    /** The name of that rule. */
    default @Nullable String name() {
        return null;
    }

    /** The shopper looked at this item, or chose it from a shelf. */
    record Viewed(String itemId) implements Reason {
        @Override
        public String type() {
            return "viewed";
        }
    }

    /** The shopper put this item into the cart or on the wish list. */
    record Carted(String itemId) implements Reason {
        @Override
        public String type() {
            return "carted";
        }
    }

    /** The shopper bought this item. */
    record Bought(String itemId) implements Reason {
        @Override
        public String type() {
            return "bought";
        }
    }

    /** Often bought with this item or, where too few shoppers bought the two, with others of its category. */
    record BoughtTogether(String itemId) implements Reason {
        @Override
        public String type() {
            return "bought_together";
        }
    }

    /** Liked by those who like this item; where too few have touched one of the two, it reads like it. */
    record SimilarTo(String itemId) implements Reason {
        @Override
        public String type() {
            return "similar_to";
        }
    }

    /** Of the same category as this item; all that is known where not even words tell more. */
    record SameCategory(String itemId) implements Reason {
        @Override
        public String type() {
            return "same_category";
        }
    }

    /** The shopper looked at the item itself not long ago. */
    record RecentlyViewed() implements Reason {
        @Override
        public String type() {
            return "recently_viewed";
        }
    }

    /** Fits what the shopper did as a whole, which no single item of it explains. */
    record ForYou() implements Reason {
        @Override
        public String type() {
            return "for_you";
        }
    }

    /** Has what much of what the shopper did has: an interest of theirs, which no single item of it explains. */
    record Interest(String tag) implements Reason {
        @Override
        public String type() {
            return "interest";
        }
    }

    /** The shopper bought it, and about as long ago as others who bought it again. */
    record BuyAgain() implements Reason {
        @Override
        public String type() {
            return "buy_again";
        }
    }

    /** Many want it now. */
    record Popular() implements Reason {
        @Override
        public String type() {
            return "popular";
        }
    }

    /** The shop has it only since a short time ago. */
    record New() implements Reason {
        @Override
        public String type() {
            return "new";
        }
    }

    /** A merchant wants it there. */
    record Rule(String ruleId, String name) implements Reason {
        @Override
        public String type() {
            return "rule";
        }
    }
}
