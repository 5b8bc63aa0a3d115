package io.daogou.server.imports;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody probably meant: the name with the fewest letters to change. */
final class Nearest {
    private Nearest() {}

    static String of(String wanted, Collection<String> names) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /** Letters to add, remove, change or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] least = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : step(a, b, least, i, j);
            }
        }
        return least[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] least, int i, int j) {
        int change = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
    }
}
