package io.daogou.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing as {@code shapes.svg} writes it: a symbol of 400 by 400 whose elements take their colours from classes. An
 * element on a line of its own with {@code data-variant="1"} appears in that variant only.
 *
 * @param turns whether it may be tilted and mirrored: not what carries writing
 * @param variants how many variants there are, at least 1
 */
record Shape(List<String> lines, boolean turns, int variants) {
    private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"([a-z-]+)\">(.*?)</symbol>", Pattern.DOTALL);
    private static final Pattern VARIANT = Pattern.compile(" data-variant=\"(\\d)\"");

    static Map<String, Shape> readAll(String document) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Matcher matcher = SYMBOL.matcher(document);
        while (matcher.find()) {
            shapes.put(matcher.group(1), of(matcher.group(2)));
        }
        return shapes;
    }

    private static Shape of(String body) {
        List<String> lines = new ArrayList<>();
        int variants = 1;
        for (String line : body.lines().filter(each -> !each.isBlank()).toList()) {
            lines.add(line.strip());
            Matcher variant = VARIANT.matcher(line);
            if (variant.find()) {
                variants = Math.max(variants, Integer.parseInt(variant.group(1)) + 1);
            }
        }
        return new Shape(List.copyOf(lines), !body.contains("<text"), variants);
    }

    /** The elements of one variant. */
    String elements(int variant) {
        StringBuilder elements = new StringBuilder();
        for (String line : lines) {
            Matcher matcher = VARIANT.matcher(line);
            boolean always = !matcher.find();
            if (always || Integer.parseInt(matcher.group(1)) == variant) {
                elements.append(always ? line : matcher.replaceAll(""));
            }
        }
        return elements.toString();
    }
}
