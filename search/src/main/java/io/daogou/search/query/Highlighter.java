package io.daogou.search.query;

import io.daogou.domain.search.Span;
import io.daogou.search.index.Fields;
import io.daogou.search.text.Pinyin;
import io.daogou.search.text.Token;
import io.daogou.search.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the words of a query in a text. For one query; on one thread. */
final class Highlighter {
    private static final int MOST_TOKENS = 100;
    private static final int LONGEST_RUN = 4;

    private final Set<String> terms = new HashSet<>();
    private final Set<String> readings = new HashSet<>();
    private final List<String> chinese = new ArrayList<>();

    Highlighter(Reading reading) {
        for (QueryWord word : reading.words()) {
            for (Alternative way : word.alternatives()) {
                if (Fields.PINYIN.equals(way.field())) {
                    readings.addAll(way.terms());
                } else if (way.field() == null) {
                    terms.addAll(way.terms());
                }
            }
            if (word.token().kind() == Token.Kind.HAN) {
                chinese.add(word.token().written());
            }
        }
    }

    /** Where words of the query stand in a text, in order. */
    List<Span> spans(String text) {
        List<Token> tokens = Tokenizer.read(text, MOST_TOKENS);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isMeant(token)) {
                spans.add(new Span(token.start(), token.end()));
            }
            addRun(spans, tokens, i);
        }
        for (String word : chinese) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                spans.add(new Span(at, at + word.length()));
            }
        }
        return merged(spans);
    }

    private boolean isMeant(Token token) {
        return terms.contains(token.term()) || token.parts().stream().anyMatch(this::isMeant);
    }

    private void addRun(List<Span> spans, List<Token> tokens, int start) {
        StringBuilder run = new StringBuilder();
        for (int end = start; end < Math.min(tokens.size(), start + LONGEST_RUN) && !readings.isEmpty(); end++) {
            Token token = tokens.get(end);
            if (token.kind() != Token.Kind.HAN) {
                return;
            }
            run.append(token.written());
            String word = run.toString();
            if (readings.contains(Pinyin.of(word)) || readings.contains(Pinyin.initials(word))) {
                spans.add(new Span(tokens.get(start).start(), token.end()));
            }
        }
    }

    private static List<Span> merged(List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            if (!merged.isEmpty() && span.start() <= merged.getLast().end()) {
                Span last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }
}
