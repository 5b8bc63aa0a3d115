package io.daogou.search.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.function.ObjIntConsumer;

/** Finds the words in a run of Chinese, Japanese or Korean, by ICU's dictionary. <b>Threads:</b> any number. */
final class Segmenter {
    private static final ThreadLocal<BreakIterator> ITERATORS =
            ThreadLocal.withInitial(() -> BreakIterator.getWordInstance(ULocale.CHINESE));

    private Segmenter() {}

    /** Gives each word and where it begins in the run. */
    static void words(String run, ObjIntConsumer<String> reader) {
        BreakIterator iterator = ITERATORS.get();
        iterator.setText(run);
        int start = iterator.first();
        for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
            reader.accept(run.substring(start, end), start);
            start = end;
        }
    }
}
