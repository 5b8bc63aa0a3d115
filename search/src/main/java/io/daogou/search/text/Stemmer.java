package io.daogou.search.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tartarus.snowball.ext.EnglishStemmer;

/** What English words have in common in all their forms. <b>Threads:</b> any number. */
final class Stemmer {
    private static final int MOST_REMEMBERED = 100_000;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;

    private static final Map<String, String> REMEMBERED = new ConcurrentHashMap<>();
    private static final ThreadLocal<EnglishStemmer> STEMMERS = ThreadLocal.withInitial(EnglishStemmer::new);

    private Stemmer() {}

    static String stem(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST) {
            return word;
        }
        String known = REMEMBERED.get(word);
        if (known != null) {
            return known;
        }
        EnglishStemmer stemmer = STEMMERS.get();
        stemmer.setCurrent(word);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        if (REMEMBERED.size() > MOST_REMEMBERED) {
            REMEMBERED.clear();
        }
        REMEMBERED.put(word, stem);
        return stem;
    }
}
