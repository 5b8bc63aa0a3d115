package io.daogou.search.index;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Terms that are there already, as Lucene takes them in. For one document at a time. */
final class TermStream extends TokenStream {
    private final CharTermAttribute attribute = addAttribute(CharTermAttribute.class);
    private final List<String> terms;
    private int next;

    TermStream(List<String> terms) {
        this.terms = terms;
    }

    @Override
    public void reset() {
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next == terms.size()) {
            return false;
        }
        clearAttributes();
        attribute.setEmpty().append(terms.get(next++));
        return true;
    }
}
