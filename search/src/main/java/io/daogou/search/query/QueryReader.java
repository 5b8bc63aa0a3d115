package io.daogou.search.query;

import io.daogou.domain.search.Measures;
import io.daogou.domain.search.PricePhrase;
import io.daogou.domain.search.PricePhrases;
import io.daogou.domain.search.Span;
import io.daogou.domain.search.Understood;
import io.daogou.domain.search.Understood.Rescue;
import io.daogou.search.index.Fields;
import io.daogou.search.text.Pinyin;
import io.daogou.search.text.StopWords;
import io.daogou.search.text.Synonyms;
import io.daogou.search.text.Token;
import io.daogou.search.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query: takes out the price and what is not wanted, finds its words, and for each the ways in which items of this index may say it: its other
 * forms, synonyms, written together or apart, in pinyin, or what it was meant to be. The text is never taken for syntax.
 */
final class QueryReader {
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_WORDS = 32;
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_JOIN = 4;

    private static final double JOINED = 0.9;
    private static final double SPLIT = 0.9;
    private static final double PARTS = 0.8;
    private static final double NUMBER_ALONE = 0.5;
    private static final double APART = 0.3;
    private static final double GRAMS = 0.6;
    private static final double PINYIN = 0.8;
    private static final double SYNONYM = 0.8;
    private static final double LIKELIER = 0.5;

    /** 杯子 is 杯 where no item says 杯子. */
    private static final String SUFFIXES = "子儿";

    private final Vocabulary vocabulary;
    private final Spelling spelling;
    private final List<String> languages;
    private final List<Token> tokens;
    private final Map<Integer, List<Alternative>> joined = new HashMap<>();
    private final Set<Integer> apart = new HashSet<>();
    private final Map<Token, String> corrections = new LinkedHashMap<>();
    private final Map<Token, String> likelier = new LinkedHashMap<>();

    private QueryReader(Vocabulary vocabulary, List<String> languages, List<Token> tokens) {
        this.vocabulary = vocabulary;
        this.spelling = new Spelling(vocabulary);
        this.languages = languages;
        this.tokens = tokens;
    }

    /**
     * Reads a text.
     *
     * @param language BCP 47 tag of the reader's language
     */
    static Reading read(String text, String language, Vocabulary vocabulary, Synonyms synonyms) {
        String begun = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        Optional<PricePhrase> price = PricePhrases.find(begun);
        Negations negations = Negations.of(price.isPresent() ? blanked(begun, price.get()) : begun);
        String rest = negations.rest();
        List<Token> read = Tokenizer.read(rest, MOST_WORDS + 1);
        boolean isCut = text.length() > LONGEST_TEXT || read.size() > MOST_WORDS;
        List<Token> all = read.subList(0, Math.min(read.size(), MOST_WORDS));
        List<Token> telling = all.stream()
                .filter(token -> !StopWords.contains(token.written()))
                .toList();
        List<Token> tokens = telling.isEmpty() ? all : telling;
        boolean hasHan = tokens.stream().anyMatch(token -> token.kind() == Token.Kind.HAN);
        List<String> languages = vocabulary.languages(language, hasHan);
        QueryReader reader = new QueryReader(vocabulary, languages, tokens);
        List<QueryWord> words = reader.words(synonyms);
        Set<Rescue> rescues = EnumSet.noneOf(Rescue.class);
        if (isCut) {
            rescues.add(Rescue.CUT);
        }
        if (!reader.corrections.isEmpty()) {
            rescues.add(Rescue.SPELLING);
        }
        Understood understood = new Understood(
                rest.strip().replaceAll("\\s+", " "),
                price.orElse(null),
                Measures.find(rest),
                replaced(begun, reader.corrections),
                replaced(begun, reader.likelier),
                rescues);
        String code = begun.length() <= LONGEST_CODE ? Fields.code(begun) : "";
        return new Reading(
                words, negations.unwanted(), languages, code, understood, text.isBlank() || isOnlyPrice(rest, price));
    }

    private static boolean isOnlyPrice(String rest, Optional<PricePhrase> price) {
        return price.isPresent() && rest.isBlank();
    }

    /** The price goes, the places of all else stay. */
    private static String blanked(String text, PricePhrase price) {
        StringBuilder rest = new StringBuilder(text);
        for (Span span : price.spans()) {
            for (int i = span.start(); i < span.end(); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        return rest.toString();
    }

    private static @Nullable String replaced(String text, Map<Token, String> words) {
        if (words.isEmpty()) {
            return null;
        }
        Map<Integer, Token> lastFirst = new TreeMap<>(Comparator.reverseOrder());
        words.keySet().forEach(token -> lastFirst.put(token.start(), token));
        StringBuilder replaced = new StringBuilder(text);
        lastFirst.forEach((start, token) -> replaced.replace(start, token.end(), words.getOrDefault(token, "")));
        return replaced.toString();
    }

    private List<QueryWord> words(Synonyms synonyms) {
        for (int start = 0; start < tokens.size(); start++) {
            join(start);
        }
        addSynonyms(synonyms);
        List<QueryWord> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            words.add(word(i));
        }
        return words;
    }

    /** Words that items write as one, and syllables of pinyin. */
    private void join(int start) {
        if (tokens.get(start).kind() == Token.Kind.HAN) {
            joinHan(start);
            return;
        }
        StringBuilder together = new StringBuilder(tokens.get(start).written());
        for (int end = start + 1; end < Math.min(tokens.size(), start + LONGEST_JOIN); end++) {
            Token token = tokens.get(end);
            if (token.kind() == Token.Kind.HAN || token.kind() == Token.Kind.MEASURE) {
                return;
            }
            together.append(token.written());
            String written = together.toString();
            if (end == start + 1 && vocabulary.count(Fields.SPELLING, written) > 0) {
                Token one = Tokenizer.read(written, 1).getFirst();
                addJoined(start, end, Alternative.of(one.term(), JOINED));
            }
            if (vocabulary.count(Fields.PINYIN, written) > 0) {
                addJoined(start, end, new Alternative(List.of(written), PINYIN, Fields.PINYIN));
            }
        }
    }

    /**
     * Two characters that stand together somewhere are one word, though the dictionary does not know it; 篮牙 is nowhere, but
     * something that is read the same is.
     */
    private void joinHan(int start) {
        int end = start + 1;
        if (end >= tokens.size() || tokens.get(end).kind() != Token.Kind.HAN) {
            return;
        }
        String first = tokens.get(start).written();
        String second = tokens.get(end).written();
        String seam = first.substring(first.length() - 1) + second.charAt(0);
        String reading = Pinyin.of(first + second);
        if (first.length() == 1 && second.length() == 1 && vocabulary.count(Fields.GRAMS, seam) > 0) {
            addJoined(start, end, new Alternative(List.of(seam), JOINED, Fields.GRAMS));
            apart.add(start);
            apart.add(end);
        }
        if (first.length() + second.length() <= 3
                && vocabulary.count(Fields.GRAMS, seam) == 0
                && vocabulary.count(Fields.PINYIN, reading) > 0) {
            addJoined(start, end, new Alternative(List.of(reading), PINYIN, Fields.PINYIN));
        }
    }

    private void addJoined(int start, int end, Alternative alternative) {
        for (int i = start; i <= end; i++) {
            joined.computeIfAbsent(i, one -> new ArrayList<>()).add(alternative);
        }
    }

    private void addSynonyms(Synonyms synonyms) {
        List<String> terms = tokens.stream().map(Token::term).toList();
        synonyms.forEach(
                terms, (start, end, other) -> addJoined(start, end - 1, new Alternative(other, SYNONYM, null)));
    }

    private QueryWord word(int index) {
        Token token = tokens.get(index);
        List<Alternative> ways = new ArrayList<>();
        ways.add(Alternative.of(token.term(), apart.contains(index) ? APART : 1));
        int count = vocabulary.count(languages, token.term());
        switch (token.kind()) {
            case HAN -> count = Math.max(count, addHan(ways, token, count));
            case CODE ->
                ways.add(new Alternative(token.parts().stream().map(Token::term).toList(), PARTS, null));
            case MEASURE -> ways.add(Alternative.of(token.parts().getFirst().term(), NUMBER_ALONE));
            case WORD -> {
                if (count == 0 && !joined.containsKey(index)) {
                    count = addUnknown(ways, token);
                } else if (!joined.containsKey(index)) {
                    addLikelier(ways, token);
                }
            }
            case NUMBER -> {}
        }
        ways.addAll(joined.getOrDefault(index, List.of()));
        if (token.kind() != Token.Kind.HAN && token.written().length() >= LONGEST_JOIN) {
            String code = Fields.code(token.written());
            if (vocabulary.count(Fields.CODE, code) > 0) {
                ways.add(new Alternative(List.of(code), 1, Fields.CODE));
            }
        }
        double weight = Math.log(1 + (vocabulary.size() - Math.min(count, vocabulary.size()) + 0.5) / (count + 0.5));
        return new QueryWord(token, ways, Math.max(0.1, weight));
    }

    private int addHan(List<Alternative> ways, Token token, int count) {
        String word = token.written();
        List<String> grams = new ArrayList<>();
        for (int i = 1; i < word.length(); i++) {
            grams.add(word.substring(i - 1, i + 1));
        }
        if (grams.isEmpty()) {
            grams.add(word);
        }
        double weight = word.length() == 1 && ways.getFirst().weight() < 1 ? APART * GRAMS : GRAMS;
        ways.add(new Alternative(grams, weight, Fields.GRAMS));
        int found = grams.stream()
                .mapToInt(gram -> vocabulary.count(Fields.GRAMS, gram))
                .min()
                .orElse(0);
        if (count == 0 && found == 0 && word.length() == 2 && SUFFIXES.indexOf(word.charAt(1)) >= 0) {
            String bare = word.substring(0, 1);
            ways.add(new Alternative(List.of(bare), GRAMS, Fields.GRAMS));
            return vocabulary.count(Fields.GRAMS, bare);
        }
        if (count == 0 && found == 0 && word.length() > 1) {
            ways.add(new Alternative(List.of(Pinyin.of(word)), PINYIN, Fields.PINYIN));
            return vocabulary.count(Fields.PINYIN, Pinyin.of(word));
        }
        return found;
    }

    /** Written together, in pinyin, or wrong. */
    private int addUnknown(List<Alternative> ways, Token token) {
        String word = token.written();
        int pinyin = vocabulary.count(Fields.PINYIN, word);
        if (pinyin > 0) {
            ways.add(new Alternative(List.of(word), 1, Fields.PINYIN));
            return pinyin;
        }
        Optional<List<Token>> split = split(word);
        if (split.isPresent()) {
            List<String> terms = split.get().stream().map(Token::term).toList();
            ways.add(new Alternative(terms, SPLIT, null));
            return vocabulary.count(languages, terms.getFirst());
        }
        Optional<String> correct = spelling.correct(word);
        if (correct.isPresent()) {
            corrections.put(token, correct.get());
            Token meant = Tokenizer.read(correct.get(), 1).getFirst();
            ways.add(Alternative.of(meant.term(), 1));
            return vocabulary.count(languages, meant.term());
        }
        return 0;
    }

    private void addLikelier(List<Alternative> ways, Token token) {
        int count = vocabulary.count(Fields.SPELLING, token.written());
        if (count > 0 && count <= 3) {
            spelling.likelier(token.written(), count).ifPresent(other -> {
                Token meant = Tokenizer.read(other, 1).getFirst();
                if (!meant.term().equals(token.term())) {
                    likelier.put(token, other);
                    ways.add(Alternative.of(meant.term(), LIKELIER));
                }
            });
        }
    }

    /** The two words of the index that make up one, the rarer of them as common as possible. */
    private Optional<List<Token>> split(String word) {
        int best = 0;
        List<Token> found = List.of();
        for (int at = 3; at <= word.length() - 3; at++) {
            String first = word.substring(0, at);
            String second = word.substring(at);
            int count = Math.min(vocabulary.count(Fields.SPELLING, first), vocabulary.count(Fields.SPELLING, second));
            if (count > best) {
                best = count;
                found = List.of(
                        Tokenizer.read(first, 1).getFirst(),
                        Tokenizer.read(second, 1).getFirst());
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }
}
