package io.daogou.server.json;

import java.util.Collection;

/** Finds the known name that a mistyped one most resembles. Source: Levenshtein 1966, edit distance in two rows. */
public final class NearestName {
    private NearestName() {}

    /** The known name with the fewest edits, case aside; the first of several. */
    public static String of(String unknown, Collection<String> known) {
        String best = "";
        int fewest = Integer.MAX_VALUE;
        String shortened = unknown.length() <= 64 ? unknown : unknown.substring(0, 64);
        for (String name : known) {
            int edits = distance(lower(shortened), lower(name));
            if (edits < fewest) {
                fewest = edits;
                best = name;
            }
        }
        return best;
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[right.length()];
    }
}
