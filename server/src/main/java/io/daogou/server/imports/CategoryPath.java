package io.daogou.server.imports;

import java.util.ArrayList;
import java.util.List;

/** Takes a category path apart: at {@code >}, else at {@code |}, else at {@code /}. */
final class CategoryPath {
    private static final String SEPARATORS = ">|/";

    private CategoryPath() {}

    static List<String> of(String text) {
        char separator = '>';
        for (int i = 0; i < SEPARATORS.length(); i++) {
            if (text.indexOf(SEPARATORS.charAt(i)) >= 0) {
                separator = SEPARATORS.charAt(i);
                break;
            }
        }
        List<String> path = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf(separator, from);
            String level = text.substring(from, end < 0 ? text.length() : end).strip();
            if (!level.isEmpty()) {
                path.add(level);
            }
            from = end < 0 ? text.length() + 1 : end + 1;
        }
        return path;
    }
}
