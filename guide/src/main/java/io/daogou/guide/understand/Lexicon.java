package io.daogou.guide.understand;

import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.catalog.Facet;
import io.daogou.guide.text.Words;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The words that the guide knows: those of the catalogue, in every language it has, and those of the hand-written lists.
 * Made anew whenever the catalogue changed.
 *
 * <p><b>Threads:</b> any number; nothing that can be seen in it changes.
 */
public final class Lexicon {
    private static final int[] NONE = {};

    private final Assortment assortment;
    private final Map<String, List<Meaning>> meanings;
    private final int longest;
    private final Map<String, BitSet> having = new ConcurrentHashMap<>();

    Lexicon(Assortment assortment, Map<String, List<Meaning>> meanings, int longest) {
        this.assortment = assortment;
        this.meanings = meanings;
        this.longest = longest;
    }

    /** The lexicon of an assortment. */
    public static Lexicon of(Assortment assortment) {
        return new LexiconBuilder(assortment).build();
    }

    public Assortment assortment() {
        return assortment;
    }

    /** What a phrase in its {@link io.daogou.guide.text.Words#key key form} may mean; empty if nothing. */
    List<Meaning> meanings(String key) {
        return meanings.getOrDefault(key, List.of());
    }

    /** How many words the longest phrase has. */
    int longest() {
        return longest;
    }

    /** The items that a wish names, whether wanted or not. */
    public BitSet items(Wish wish) {
        BitSet items = new BitSet(assortment.size());
        if (wish.slot().equals(Wish.WORDS)) {
            return new TitlePhrases(assortment).items(wish.values().getFirst());
        }
        for (String value : wish.values()) {
            int[] of = wish.isCategory()
                    ? assortment.department(value).map(one -> one.items()).orElse(NONE)
                    : assortment
                            .value(wish.slot(), value)
                            .map(Facet.Value::items)
                            .orElse(NONE);
            for (int item : of) {
                items.set(item);
            }
        }
        return items;
    }

    /**
     * The wish that a slot and a word make, if the catalogue has both; for those who read with other means.
     *
     * @param slot as {@link Wish#slot()}, not for words
     */
    public Optional<Wish> wish(String slot, String word, boolean isExcluded) {
        return meanings(Words.key(word)).stream()
                .filter(Meaning.Property.class::isInstance)
                .map(Meaning.Property.class::cast)
                .filter(property -> property.slot().equals(slot))
                .findFirst()
                .map(property -> new Wish(
                        slot,
                        property.options().stream().map(Meaning.Option::value).toList(),
                        property.said(),
                        isExcluded));
    }

    /** The items of everything that a word names in slots of some kind. */
    public BitSet itemsNamed(String word, Predicate<String> slots) {
        BitSet items = new BitSet(assortment.size());
        for (Meaning meaning : meanings(Words.key(word))) {
            if (meaning instanceof Meaning.Property property && slots.test(property.slot())) {
                items.or(property.items());
            }
        }
        return items;
    }

    /** The items that have any value of a facet. */
    BitSet having(String slot) {
        return having.computeIfAbsent(slot, key -> {
            BitSet items = new BitSet(assortment.size());
            assortment.facet(key).stream()
                    .flatMap(facet -> facet.values().stream())
                    .forEach(value -> items.or(Assortment.set(value.items())));
            return items;
        });
    }
}
