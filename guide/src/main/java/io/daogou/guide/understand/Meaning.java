package io.daogou.guide.understand;

import java.util.BitSet;
import java.util.List;

/** What a phrase may mean. */
sealed interface Meaning {
    /**
     * A property of items.
     *
     * @param slot as {@link Wish#slot()}
     * @param options the values it stands for, each with its items
     * @param said as {@link Wish#said()}
     * @param weight how surely the phrase means this rather than something else
     */
    record Property(String slot, List<Option> options, String said, double weight) implements Meaning {
        public Property {
            options = List.copyOf(options);
        }

        BitSet items() {
            BitSet items = new BitSet();
            for (Option option : options) {
                for (int item : option.items()) {
                    items.set(item);
                }
            }
            return items;
        }
    }

    /** One value of a property. */
    record Option(String value, int[] items) {}

    /** The name of an attribute, without a value. */
    record Name(String slot) implements Meaning {}

    /** A word that does something in a conversation. */
    record Cue(Kind kind, String value) implements Meaning {
        enum Kind {
            INTENT,
            NEGATE,
            CORRECT,
            ANOTHER,
            OR,
            THIS,
            ORDINAL,
            RECIPIENT,
            OCCASION,
            STOP
        }
    }
}
