package io.daogou.search.query;

import io.daogou.domain.search.Suggestion;
import io.daogou.search.text.Pinyin;
import io.daogou.search.text.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Something that can be suggested.
 *
 * @param text as it is shown
 * @param keys the forms under which it is met, folded
 */
record Name(String text, Suggestion.Kind kind, String id, List<String> keys, double weight) {
    private static final Comparator<Name> ORDER =
            Comparator.comparingDouble((Name name) -> -name.weight).thenComparing(Name::text);

    Name {
        keys = List.copyOf(keys);
    }

    static Name of(String text, Suggestion.Kind kind, String id, double weight) {
        String visible = Visible.of(text);
        return new Name(visible, kind, id, keys(visible), weight);
    }

    private static List<String> keys(String text) {
        String folded = fold(text);
        boolean hasHan = folded.codePoints().anyMatch(Character::isIdeographic);
        return hasHan ? List.of(folded, Pinyin.of(folded), Pinyin.initials(folded)) : List.of(folded);
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).stripLeading();
    }

    /** The weightier first, as {@link #best} wants them. */
    static List<Name> sorted(Iterable<Name> names) {
        List<Name> sorted = new ArrayList<>();
        names.forEach(sorted::add);
        sorted.sort(ORDER);
        return List.copyOf(sorted);
    }

    /**
     * What begins as it is written first, what has a word that does next; within each the weightier first.
     *
     * @param names the weightier first
     * @param written folded
     */
    static List<Name> best(List<Name> names, String written, int most) {
        String bare = written.replace(" ", "");
        List<Name> begins = new ArrayList<>();
        List<Name> contains = new ArrayList<>();
        for (Name name : names) {
            if (begins.size() == most) {
                return begins;
            }
            if (name.begins(written, bare)) {
                begins.add(name);
            } else if (contains.size() < most && name.hasWord(" " + written)) {
                contains.add(name);
            }
        }
        begins.addAll(contains);
        return begins.subList(0, Math.min(most, begins.size()));
    }

    private boolean begins(String written, String bare) {
        for (String key : keys) {
            if (key.startsWith(written) || (!bare.isEmpty() && key.startsWith(bare))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasWord(String begun) {
        for (String key : keys) {
            if (key.contains(begun)) {
                return true;
            }
        }
        return false;
    }
}
