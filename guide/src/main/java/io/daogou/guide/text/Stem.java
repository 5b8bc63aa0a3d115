package io.daogou.guide.text;

/** The singular of an English word, as far as spelling tells; only that two forms of one word become the same counts. */
final class Stem {
    private static final int SHORTEST = 4;

    private Stem() {}

    static String of(String word) {
        String stem = withoutPossessive(word);
        if (stem.length() < SHORTEST || !stem.endsWith("s") || stem.endsWith("ss") || stem.endsWith("us")) {
            return stem;
        }
        if (stem.endsWith("ies") && stem.length() > SHORTEST) {
            return stem.substring(0, stem.length() - 3) + "y";
        }
        boolean isSibilant = stem.endsWith("shes") || stem.endsWith("ches") || stem.endsWith("xes");
        return stem.substring(0, stem.length() - (isSibilant ? 2 : 1));
    }

    private static String withoutPossessive(String word) {
        int apostrophe = word.indexOf('\'');
        if (apostrophe < 0) {
            return word;
        }
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word.replace("'", "");
    }
}
