package io.daogou.learn.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A parameter of a model by name: what is allowed, the default, and what a search tries.
 *
 * @param name as on the command line
 * @param range what is allowed
 * @param preset the default
 * @param tries what {@code auto} tries besides the default, the most promising first
 * @param description one line
 */
public record Parameter(String name, Range range, String preset, List<String> tries, String description) {
    public Parameter {
        tries = List.copyOf(tries);
    }

    /** What a parameter may be. */
    public sealed interface Range {
        /** Whether a text is allowed. */
        boolean allows(String text);

        /** A number between two, ends included. */
        record Numbers(double least, double most, boolean whole) implements Range {
            @Override
            public boolean allows(String text) {
                try {
                    double value = Double.parseDouble(text);
                    return value >= least && value <= most && (!whole || value == Math.rint(value));
                } catch (NumberFormatException word) {
                    return false;
                }
            }

            /** An allowed value as a text, with a few digits. */
            String text(double value) {
                return whole ? plain(Math.rint(value)) : plain(Math.rint(value * 1e6) / 1e6);
            }

            @Override
            public String toString() {
                return plain(least) + ".." + plain(most) + (whole ? " (whole)" : "");
            }

            private static String plain(double value) {
                return value == Math.rint(value) && Math.abs(value) < 1e15
                        ? String.valueOf((long) value)
                        : String.valueOf(value);
            }
        }

        /** One of some words. */
        record Words(List<String> words) implements Range {
            public Words {
                words = List.copyOf(words);
            }

            @Override
            public boolean allows(String text) {
                return words.contains(text);
            }

            @Override
            public String toString() {
                return String.join("|", words);
            }
        }

        /** The name of a file, or nothing. */
        record FileName() implements Range {
            @Override
            public boolean allows(String text) {
                return true;
            }

            @Override
            public String toString() {
                return "a file";
            }
        }

        /** Some of the words, with commas between them; all by default. */
        record Some(List<String> words) implements Range {
            public Some {
                words = List.copyOf(words);
            }

            @Override
            public boolean allows(String text) {
                return List.of(text.split(",", -1)).stream().allMatch(words::contains);
            }

            @Override
            public String toString() {
                return "some of " + String.join(",", words);
            }
        }
    }

    static Parameter whole(String name, int least, int most, int preset, String description, Object... tries) {
        return new Parameter(
                name, new Range.Numbers(least, most, true), String.valueOf(preset), texts(tries), description);
    }

    static Parameter number(
            String name, double least, double most, double preset, String description, Object... tries) {
        return new Parameter(
                name, new Range.Numbers(least, most, false), Range.Numbers.plain(preset), texts(tries), description);
    }

    static Parameter word(String name, List<String> words, String description, Object... tries) {
        return new Parameter(name, new Range.Words(words), words.getFirst(), texts(tries), description);
    }

    /** The name of a file; none by default. */
    static Parameter file(String name, String description) {
        return new Parameter(name, new Range.FileName(), "", List.of(), description);
    }

    /** One of the constants of an enum, in lower case. */
    static <E extends Enum<E>> Parameter choice(String name, E preset, String description, Object... tries) {
        List<String> words = Arrays.stream(preset.getDeclaringClass().getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Parameter(
                name, new Range.Words(words), preset.name().toLowerCase(Locale.ROOT), texts(tries), description);
    }

    private static List<String> texts(Object... tries) {
        return Arrays.stream(tries)
                .map(one -> one instanceof Double number ? Range.Numbers.plain(number) : String.valueOf(one))
                .toList();
    }
}
