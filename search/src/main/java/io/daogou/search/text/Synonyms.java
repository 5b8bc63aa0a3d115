package io.daogou.search.text;

import io.daogou.domain.check.InvalidInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a shop's customers call by several names. One line of a file says either that names mean the same ({@code sofa, couch, 沙发}) or
 * that one is to be read as others too ({@code tv => television, 电视}); {@code #} begins a remark. They change how queries are read and not
 * the index, so that a change counts at once.
 */
public final class Synonyms {
    public static final Synonyms NONE = new Synonyms(Map.of(), 0);

    private static final int MOST_LINES = 50_000;
    private static final int MOST_WORDS = 6;
    private static final int MOST_USED = 64;

    private final Map<List<String>, List<List<String>>> others;
    private final int longest;

    private Synonyms(Map<List<String>, List<List<String>>> others, int longest) {
        this.others = others;
        this.longest = longest;
    }

    /**
     * Reads lines.
     *
     * @throws InvalidInput with the number of the first line that says nothing usable
     */
    public static Synonyms of(List<String> lines) {
        if (lines.size() > MOST_LINES) {
            throw new InvalidInput("synonyms", "are too many", lines.size(), "give at most " + MOST_LINES + " lines");
        }
        Map<List<String>, List<List<String>>> others = new HashMap<>();
        for (int number = 0; number < lines.size(); number++) {
            String line = lines.get(number).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read("line " + (number + 1), line, others);
            }
        }
        int longest = others.keySet().stream().mapToInt(List::size).max().orElse(0);
        return new Synonyms(others, longest);
    }

    private static void read(String place, String line, Map<List<String>, List<List<String>>> others) {
        int arrow = line.indexOf("=>");
        List<List<String>> from = names(place, arrow < 0 ? line : line.substring(0, arrow));
        List<List<String>> to = arrow < 0 ? from : names(place, line.substring(arrow + 2));
        if (arrow < 0 && from.size() < 2) {
            throw new InvalidInput(place, "has one name alone", line, "give two or more, with commas between");
        }
        for (List<String> name : from) {
            List<List<String>> known = others.computeIfAbsent(name, one -> new ArrayList<>());
            to.stream()
                    .filter(other -> !other.equals(name) && !known.contains(other))
                    .forEach(known::add);
        }
    }

    private static List<List<String>> names(String place, String text) {
        List<List<String>> names = new ArrayList<>();
        for (String name : text.split("[,，]", -1)) {
            List<String> terms = Tokenizer.read(name, MOST_WORDS + 1).stream()
                    .map(Token::term)
                    .toList();
            if (terms.isEmpty() || terms.size() > MOST_WORDS) {
                throw new InvalidInput(place, "has an unusable name", name, "give 1 to " + MOST_WORDS + " words");
            }
            names.add(terms);
        }
        return names;
    }

    /** Takes a synonym of the terms from {@code start} to before {@code end}. */
    @FunctionalInterface
    public interface Reader {
        void accept(int start, int end, List<String> other);
    }

    /** Gives the synonyms of all names among the terms, at most {@value #MOST_USED}. */
    public void forEach(List<String> terms, Reader reader) {
        int given = 0;
        for (int start = 0; start < terms.size(); start++) {
            for (int end = start + 1; end <= Math.min(terms.size(), start + longest); end++) {
                for (List<String> other : others.getOrDefault(terms.subList(start, end), List.of())) {
                    if (given++ < MOST_USED) {
                        reader.accept(start, end, other);
                    }
                }
            }
        }
    }
}
