package io.daogou.guide.understand;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of words that was recognised.
 *
 * @param from the first word
 * @param to one behind the last
 * @param clause which clause it stands in
 */
record Match(int from, int to, int clause, String key, List<Meaning> meanings) {
    boolean isCue(Meaning.Cue.Kind kind) {
        return cue(kind) != null;
    }

    Meaning.@org.jspecify.annotations.Nullable Cue cue(Meaning.Cue.Kind kind) {
        for (Meaning meaning : meanings) {
            if (meaning instanceof Meaning.Cue cue && cue.kind() == kind) {
                return cue;
            }
        }
        return null;
    }

    List<Meaning.Property> properties() {
        List<Meaning.Property> properties = new ArrayList<>();
        for (Meaning meaning : meanings) {
            if (meaning instanceof Meaning.Property property) {
                properties.add(property);
            }
        }
        return properties;
    }
}
