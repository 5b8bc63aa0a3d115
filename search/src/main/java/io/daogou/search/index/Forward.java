package io.daogou.search.index;

import io.daogou.search.text.StopWords;
import io.daogou.search.text.Token;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * An item's words in their order, as one text beside the index: what ranking needs of the few best. Titles have marks where a
 * part ends.
 *
 * @param title the title's terms, with {@link #BREAK} where punctuation stands and {@link #TURN} before a preposition
 * @param brand the brand's terms
 * @param category the terms of all levels of the category
 * @param attributes the terms of all attributes' values
 */
public record Forward(List<String> title, List<String> brand, List<String> category, List<String> attributes) {
    /** A comma, a bracket or a dash. */
    public static final String BREAK = "|";

    /** A preposition follows: what stands before it names the thing. */
    public static final String TURN = ">";

    /** Before a part of the term before it. */
    public static final char PART = '~';

    private static final String BREAKS = ",;()[]|/:–—,，。、（）【】";

    /** The sections as they are stored. */
    static String encode(List<List<String>> sections) {
        return String.join(
                "\t", sections.stream().map(terms -> String.join(" ", terms)).toList());
    }

    /** What {@link #encode} made. */
    public static Forward decode(BytesRef stored) {
        String[] sections = stored.utf8ToString().split("\t", -1);
        return new Forward(terms(sections[0]), terms(sections[1]), terms(sections[2]), terms(sections[3]));
    }

    private static List<String> terms(String section) {
        List<String> terms = new ArrayList<>();
        int start = 0;
        while (start < section.length()) {
            int end = section.indexOf(' ', start);
            end = end < 0 ? section.length() : end;
            terms.add(section.substring(start, end));
            start = end + 1;
        }
        return terms;
    }

    /** A title's terms with marks. */
    static List<String> marked(String title, List<Token> tokens) {
        List<String> terms = new ArrayList<>();
        int last = 0;
        for (Token token : tokens) {
            if (last < token.start() && isBreak(title, last, token.start())) {
                terms.add(BREAK);
            }
            if (StopWords.isPreposition(token.written())) {
                terms.add(TURN);
            }
            terms.add(token.term());
            token.parts().forEach(part -> part.forEachTerm(term -> terms.add(PART + term)));
            last = token.end();
        }
        return terms;
    }

    private static boolean isBreak(String title, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = title.charAt(i);
            boolean isDash = c == '-' && i > 0 && title.charAt(i - 1) == ' ';
            if (isDash || BREAKS.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
