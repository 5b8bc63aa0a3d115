package io.daogou.guide.understand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what ambiguous phrases mean together: those meanings under which there are items that have them all. "Tea" is
 * a shelf, a flavour and a cut of dresses; beside "dress" it is the cut. A beam search over the phrases in their order.
 */
final class Readings {
    private static final int BEAM = 8;
    private static final int MOST_PHRASES = 12;
    private static final double DROPPED = -2;
    private static final double ASKED = 2;
    private static final double WITHIN_CONTEXT = .6;

    /** A laptop is not bought for the price of a notebook. */
    private static final double WITHIN_BUDGET = .6;

    /** The shelf that more of the items with everything said lie on is meant. */
    private static final double SHARE = .3;

    /** Of two equal meanings the one of more items. */
    private static final double SIZE = .05;

    private static final double NOTHING_HAS_BOTH = -1;
    private static final double NO_SUCH_PROPERTY = -6;

    private final Lexicon lexicon;
    private final @Nullable BitSet context;
    private final @Nullable BitSet affordable;
    private final @Nullable String asked;

    /**
     * @param context the items of what is talked about; none: nothing yet
     * @param affordable the items within the budget; none: no budget was named
     */
    Readings(Lexicon lexicon, @Nullable BitSet context, @Nullable BitSet affordable, @Nullable String asked) {
        this.lexicon = lexicon;
        this.context = context;
        this.affordable = affordable;
        this.asked = asked;
    }

    /** A phrase with the meaning it has here. */
    record Read(Match match, Meaning.Property property, boolean isExcluded) {}

    private record State(List<Read> reads, Map<String, BitSet> wanted, double score) {}

    /** @param excluded whether each phrase is what is not wanted */
    List<Read> choose(List<Match> phrases, List<Boolean> excluded) {
        List<State> beam = List.of(new State(List.of(), Map.of(), 0));
        for (int i = 0; i < Math.min(phrases.size(), MOST_PHRASES); i++) {
            List<State> next = new ArrayList<>();
            for (State state : beam) {
                next.add(new State(state.reads, state.wanted, state.score + DROPPED));
                for (Meaning.Property property : phrases.get(i).properties()) {
                    extend(state, phrases.get(i), property, excluded.get(i), next);
                }
            }
            next.sort(Comparator.comparingDouble(state -> -state.score));
            beam = next.subList(0, Math.min(BEAM, next.size()));
        }
        return narrowed(beam.getFirst());
    }

    private void extend(State state, Match match, Meaning.Property property, boolean isExcluded, List<State> next) {
        BitSet items = property.items();
        if (items.isEmpty()) {
            return;
        }
        double score = state.score + property.weight() + SIZE * Math.log(items.cardinality());
        score += property.slot().equals(asked) ? ASKED : 0;
        score += context != null && items.intersects(context) ? WITHIN_CONTEXT : 0;
        score += affordable != null && isType(property.slot()) && items.intersects(affordable) ? WITHIN_BUDGET : 0;
        BitSet rest = all(state.wanted, property.slot());
        score += rest == null ? 0 : fit(state, property, items, rest);
        Map<String, BitSet> wanted = state.wanted;
        if (!isExcluded) {
            wanted = new HashMap<>(state.wanted);
            BitSet union = (BitSet) items.clone();
            BitSet same = wanted.get(property.slot());
            if (same != null) {
                union.or(same);
            }
            wanted.put(property.slot(), union);
        }
        next.add(new State(with(state.reads, new Read(match, property, isExcluded)), wanted, score));
    }

    /**
     * How well a property fits what was read before: where items have both, the better the more; where none does, it may be a
     * wish that the shop cannot fulfil, but only for something that has such a property at all.
     */
    private double fit(State state, Meaning.Property property, BitSet items, BitSet rest) {
        if (rest.intersects(items)) {
            BitSet both = (BitSet) rest.clone();
            both.and(items);
            return SHARE * both.cardinality() / Math.max(1, rest.cardinality());
        }
        BitSet type = type(state.wanted, property, items);
        if (type == null) {
            BitSet having = having(property.slot());
            boolean isTogether = state.reads.stream()
                    .allMatch(read -> having(read.property.slot()).intersects(having));
            return isTogether ? NOTHING_HAS_BOTH : NO_SUCH_PROPERTY;
        }
        for (Read read : state.reads) {
            if (!isType(read.property.slot()) && !having(read.property.slot()).intersects(type)) {
                return NO_SUCH_PROPERTY;
            }
        }
        boolean isKnown = isType(property.slot()) || having(property.slot()).intersects(type);
        return isKnown ? NOTHING_HAS_BOTH : NO_SUCH_PROPERTY;
    }

    /** The items of the kind that is talked about; none if that was not said. */
    private static @Nullable BitSet type(Map<String, BitSet> wanted, Meaning.Property property, BitSet items) {
        BitSet type = isType(property.slot()) ? (BitSet) items.clone() : null;
        for (Map.Entry<String, BitSet> slot : wanted.entrySet()) {
            if (isType(slot.getKey()) && !slot.getKey().equals(property.slot())) {
                if (type == null) {
                    type = (BitSet) slot.getValue().clone();
                } else if (type.intersects(slot.getValue())) {
                    type.and(slot.getValue());
                }
            }
        }
        return type;
    }

    private static boolean isType(String slot) {
        return slot.equals(Wish.CATEGORY) || slot.equals(Wish.WORDS);
    }

    private BitSet having(String slot) {
        return lexicon.having(slot);
    }

    /** The items that have everything wanted in other slots; none: all. */
    private static @Nullable BitSet all(Map<String, BitSet> wanted, String exceptSlot) {
        BitSet all = null;
        for (Map.Entry<String, BitSet> slot : wanted.entrySet()) {
            if (!slot.getKey().equals(exceptSlot)) {
                if (all == null) {
                    all = (BitSet) slot.getValue().clone();
                } else {
                    all.and(slot.getValue());
                }
            }
        }
        return all;
    }

    private static List<Read> with(List<Read> reads, Read one) {
        List<Read> more = new ArrayList<>(reads);
        more.add(one);
        return more;
    }

    /** Leaves out alternatives that have nothing of what is wanted beside them: sizes of shoes where bags are meant. */
    private List<Read> narrowed(State state) {
        List<Read> narrowed = new ArrayList<>();
        for (Read read : state.reads) {
            BitSet rest = all(state.wanted, read.property.slot());
            BitSet type = type(state.wanted, read.property, read.property.items());
            BitSet seen = rest == null || rest.isEmpty() ? type : rest;
            boolean isMany = read.property.options().size() > 1;
            if (isMany && tellsNothing(read, type)) {
                continue;
            }
            Meaning.Property kept = isMany ? kept(read.property, seen != null ? seen : context) : read.property;
            if (kept.slot().equals(Wish.CATEGORY) && !read.isExcluded) {
                kept = kept(kept, affordable);
            }
            narrowed.add(new Read(read.match, kept, read.isExcluded));
        }
        return narrowed;
    }

    /** A part of values that everything of the kind has: the strap of watches. */
    private boolean tellsNothing(Read read, @Nullable BitSet type) {
        if (type == null || read.isExcluded || read.property.weight() != LexiconBuilder.PART_OF_VALUE) {
            return false;
        }
        BitSet without = (BitSet) type.clone();
        without.andNot(read.property.items());
        return without.isEmpty();
    }

    private Meaning.Property kept(Meaning.Property property, @Nullable BitSet rest) {
        if (rest == null) {
            return property;
        }
        List<Meaning.Option> kept = property.options().stream()
                .filter(option -> Arrays.stream(option.items()).anyMatch(rest::get))
                .toList();
        if (kept.isEmpty() || kept.size() == property.options().size()) {
            return property;
        }
        boolean isCategory = property.slot().equals(Wish.CATEGORY);
        String said = isCategory
                ? lexicon.assortment()
                        .department(kept.getFirst().value())
                        .map(one -> one.path().getLast())
                        .orElse(property.said())
                : property.said();
        return new Meaning.Property(property.slot(), kept, said, property.weight());
    }
}
