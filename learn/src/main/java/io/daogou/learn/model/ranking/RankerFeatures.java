package io.daogou.learn.model.ranking;

import java.util.HashSet;
import java.util.List;

/**
 * The numbers that a {@link ListRanker} reads of every candidate, by name.
 *
 * @param names in the order of a row; each once
 * @param baseline the one of them by which lists are sorted without a ranker: greater comes first
 */
public record RankerFeatures(List<String> names, String baseline) {
    public RankerFeatures {
        names = List.copyOf(names);
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("The features " + names + " have a name twice; each must be there once");
        }
        if (names.stream().anyMatch(name -> name.isBlank() || name.contains("\n"))) {
            throw new IllegalArgumentException(
                    "The features " + names + " have a name that is blank or has two lines; give each a name in one");
        }
        if (!names.contains(baseline)) {
            throw new IllegalArgumentException(
                    "The baseline " + baseline + " is none of the features " + names + "; it must be one of them");
        }
    }

    /** The number of floats of a row. */
    public int size() {
        return names.size();
    }

    /** The place of the baseline in a row. */
    int baselineIndex() {
        return names.indexOf(baseline);
    }
}
