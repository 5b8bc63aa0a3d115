package io.daogou.guide.catalog;

import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which items have which word in a title: Latin words whole, and in pairs of neighbours that more than
 * one title has; Chinese characters in pairs of neighbours.
 */
final class TitleWords {
    private static final int LONGEST = 40;

    private final Map<String, IntList> items = new HashMap<>();

    void add(int item, String title) {
        List<Word> words = Words.of(Words.clean(title));
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (!word.isHan()) {
                addWord(item, word.key());
                if (i + 1 < words.size() && !words.get(i + 1).isHan()) {
                    addWord(item, word.key() + " " + words.get(i + 1).key());
                }
            }
            if (i + 1 < words.size() && isJoined(word, words.get(i + 1))) {
                // 小米8: where scripts meet without a blank, the two are one name.
                addWord(item, word.key() + words.get(i + 1).key());
            } else if (i + 1 < words.size() && word.isHan() && words.get(i + 1).isHan()) {
                items.computeIfAbsent(word.key() + words.get(i + 1).key(), key -> new IntList())
                        .addOnce(item);
            }
        }
    }

    /** Whether two scripts meet without a blank. */
    private static boolean isJoined(Word one, Word other) {
        return one.isHan() != other.isHan() && one.end() == other.start();
    }

    private void addWord(int item, String word) {
        if (word.length() <= LONGEST) {
            items.computeIfAbsent(word, key -> new IntList()).addOnce(item);
        }
    }

    Map<String, int[]> done() {
        Map<String, int[]> done = new HashMap<>(items.size() * 2);
        items.forEach((word, list) -> {
            if (list.size() > 1 || word.indexOf(' ') < 0) {
                done.put(word, list.toArray());
            }
        });
        return done;
    }
}
