package io.daogou.search.text;

import java.util.ArrayList;
import java.util.List;

/**
 * How Chinese is written with Latin letters: {@code 蓝牙耳机} is {@code lanyaerji}, its initials {@code lyej}. Each character has its
 * commonest reading, whatever stands beside it.
 *
 * <p><b>Threads:</b> any number.
 */
public final class Pinyin {
    /** The longest run of characters of which the whole has a reading in the index. */
    private static final int LONGEST_RUN = 12;

    private Pinyin() {}

    /** The reading of every character, joined; characters without one are left out. */
    public static String of(String han) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < han.length(); i++) {
            letters.append(reading(han.charAt(i)));
        }
        return letters.toString();
    }

    /** The first letter of every character's reading. */
    public static String initials(String han) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < han.length(); i++) {
            String reading = reading(han.charAt(i));
            if (!reading.isEmpty()) {
                letters.append(reading.charAt(0));
            }
        }
        return letters.toString();
    }

    /** The forms under which the Chinese words of a text are found: each word, each two, and the whole run. */
    public static List<String> forms(List<Token> tokens) {
        List<String> forms = new ArrayList<>();
        int runStart = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() != Token.Kind.HAN) {
                addRun(forms, tokens.subList(runStart, i));
                runStart = i + 1;
            }
        }
        addRun(forms, tokens.subList(runStart, tokens.size()));
        return forms;
    }

    private static void addRun(List<String> forms, List<Token> run) {
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < run.size(); i++) {
            String word = run.get(i).written();
            add(forms, word);
            if (i > 0) {
                add(forms, run.get(i - 1).written() + word);
            }
            whole.append(word);
        }
        if (run.size() > 2 && whole.length() <= LONGEST_RUN) {
            add(forms, whole.toString());
        }
    }

    private static void add(List<String> forms, String han) {
        String full = of(han);
        if (full.length() > 1) {
            forms.add(full);
        }
        // One initial, or two, stand for too much.
        if (han.length() > 1) {
            forms.add(initials(han));
        }
    }

    private static String reading(char c) {
        return HanTable.covers(c) ? HanTable.reading(c) : "";
    }
}
