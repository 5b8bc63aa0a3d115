package io.daogou.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The classes that {@code shapes.svg} paints with, written as a style sheet that has only what a drawing uses. {@code c}
 * is the product's colour with light falling from the left; {@code k l p d e} are its flat, light, pale, dark and darkest
 * tones; {@code a} an accent; {@code h f} the department's tint; the others never change. {@code z} is a line, and
 * {@code z} before another letter the same tone as a line.
 */
final class Paint {
    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("w", "#fdfbf7"),
            Map.entry("v", "#e9e4da"),
            Map.entry("n", "#2f3136"),
            Map.entry("j", "#4a4d55"),
            Map.entry("m", "#b9bec6"),
            Map.entry("y", "#dfe3e8"),
            Map.entry("o", "#b98553"),
            Map.entry("q", "#8f6238"),
            Map.entry("g", "#6a9c5d"),
            Map.entry("r", "#47784b"));

    private Paint() {}

    static String definitions(Tint colour, Tint accent, Tint background, String elements) {
        return "<defs>"
                + gradient("b", "x2=\".6\" y2=\"1\"", background.mixed(255, .88), background.mixed(255, .62))
                + "<linearGradient id=\"c\" x2=\"1\" y2=\".35\">"
                + stop(0, colour.mixed(255, .2))
                + stop(.5, colour.toString())
                + stop(1, colour.mixed(20, .2))
                + "</linearGradient></defs><style>"
                + ".c{fill:url(#c)}.i{fill:#fff;opacity:.3}.s{opacity:.13}"
                + ".z{fill:none;stroke-linecap:round;stroke-linejoin:round}"
                + ".t{font-family:Georgia,serif;font-weight:700;text-anchor:middle}"
                + rules(tones(colour, accent, background), elements)
                + "</style>";
    }

    private static Map<String, String> tones(Tint colour, Tint accent, Tint background) {
        Map<String, String> tones = new LinkedHashMap<>(FIXED);
        tones.put("k", colour.toString());
        tones.put("l", colour.mixed(255, .35));
        tones.put("p", colour.mixed(255, .68));
        tones.put("d", colour.mixed(20, .22));
        tones.put("e", colour.mixed(20, .45));
        tones.put("a", accent.toString());
        tones.put("h", background.toString());
        tones.put("f", background.mixed(255, .5));
        return tones;
    }

    private static String rules(Map<String, String> tones, String elements) {
        StringBuilder rules = new StringBuilder();
        tones.forEach((name, tone) -> {
            if (Pattern.compile("class=\"(t )?" + name + "\"").matcher(elements).find()) {
                rules.append('.').append(name).append("{fill:").append(tone).append('}');
            }
            if (elements.contains("z z" + name + "\"")) {
                rules.append(".z").append(name).append("{stroke:").append(tone).append('}');
            }
        });
        return rules.toString();
    }

    private static String gradient(String id, String direction, String from, String to) {
        return "<linearGradient id=\"" + id + "\" " + direction + ">" + stop(0, from) + stop(1, to)
                + "</linearGradient>";
    }

    private static String stop(double offset, String colour) {
        return "<stop offset=\"" + (offset == 0 ? "0" : offset == 1 ? "1" : ".5") + "\" stop-color=\"" + colour
                + "\"/>";
    }
}
