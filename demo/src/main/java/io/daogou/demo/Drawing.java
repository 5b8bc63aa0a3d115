package io.daogou.demo;

import io.daogou.domain.item.Item;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The picture of a product of the demo shop as an SVG text of at most 4 kB: the shape of its family in its own colour on
 * the tint of its department, a little different for every item.
 */
public final class Drawing {
    private Drawing() {}

    /** Draws an item of the demo shop; the same item always looks the same. */
    public static String svg(Item item) {
        Vocabulary vocabulary = Vocabulary.SHARED;
        Family family = vocabulary.familyOf(item.itemId());
        Shape shape = vocabulary.shapes().get(family.shape());
        if (shape == null) {
            throw new IllegalStateException("family " + family.id() + " has an unknown shape: " + family.shape());
        }
        SplittableRandom random = new SplittableRandom(item.itemId().hashCode() * 0x9E3779B97F4A7C15L);
        Tint background = Tint.of(vocabulary.accentOf(family));
        Tint colour = Tint.of(colour(item, family, random));
        Tint accent = Tint.of(family.tints().get(random.nextInt(family.tints().size())));
        StringBuilder svg = new StringBuilder(3000);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\">");
        appendColours(svg, colour, accent, background);
        appendBackground(svg, random);
        double scale = .93 + .09 * random.nextDouble();
        double turn = shape.turns() ? 8 * random.nextDouble() - 4 : 0;
        boolean mirrored = shape.turns() && random.nextBoolean();
        svg.append(String.format(
                Locale.ROOT,
                "<g transform=\"translate(200 206) rotate(%.1f) scale(%s%.2f %.2f) translate(-200 -206)\">",
                turn,
                mirrored ? "-" : "",
                scale,
                scale));
        String label = item.brand() == null ? "" : item.brand();
        svg.append(shape.elements(random.nextInt(shape.variants())).replace("{label}", label.replace("&", "&amp;")));
        return svg.append("</g></svg>").toString();
    }

    private static String colour(Item item, Family family, SplittableRandom random) {
        for (String value : item.attributes().values()) {
            String tint = family.tintOf(value);
            if (tint != null) {
                return tint;
            }
        }
        return family.tints().get(random.nextInt(family.tints().size()));
    }

    private static void appendColours(StringBuilder svg, Tint colour, Tint accent, Tint background) {
        svg.append("<defs><linearGradient id=\"b\" x2=\".6\" y2=\"1\"><stop stop-color=\"")
                .append(background.mixed(255, .90))
                .append("\"/><stop offset=\"1\" stop-color=\"")
                .append(background.mixed(255, .68))
                .append("\"/></linearGradient><linearGradient id=\"c\" x2=\"1\" y2=\".35\"><stop stop-color=\"")
                .append(colour.mixed(255, .22))
                .append("\"/><stop offset=\".55\" stop-color=\"")
                .append(colour)
                .append("\"/><stop offset=\"1\" stop-color=\"")
                .append(colour.mixed(20, .20))
                .append("\"/></linearGradient></defs><style>.c{fill:url(#c)}");
        rule(svg, "k", colour.toString());
        rule(svg, "d", colour.mixed(20, .24));
        rule(svg, "e", colour.mixed(20, .48));
        rule(svg, "l", colour.mixed(255, .35));
        rule(svg, "p", colour.mixed(255, .68));
        rule(svg, "a", accent.toString());
        rule(svg, "f", background.mixed(255, .50));
        rule(svg, "h", background.toString());
        svg.append(".w{fill:#fdfbf7}.v{fill:#e9e4da}.n{fill:#2f3136}.j{fill:#4a4d55}.m{fill:#b9bec6}.y{fill:#dfe3e8}"
                + ".o{fill:#b98553}.q{fill:#8f6238}.g{fill:#5f9154}.r{fill:#3f6f43}.i{fill:#fff;opacity:.32}"
                + ".s{fill:#000;opacity:.13}.z{fill:none;stroke-linecap:round;stroke-linejoin:round}"
                + ".t{font:700 20px Georgia,serif;text-anchor:middle}</style>");
    }

    private static void rule(StringBuilder svg, String name, String colour) {
        svg.append('.').append(name).append("{fill:").append(colour).append("}");
    }

    private static void appendBackground(StringBuilder svg, SplittableRandom random) {
        svg.append(String.format(
                Locale.ROOT,
                "<path fill=\"url(#b)\" d=\"M0 0h400v400H0z\"/><circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"#fff\" opacity=\".38\"/>",
                random.nextInt(150, 250),
                random.nextInt(150, 220),
                random.nextInt(120, 165)));
        svg.append("<ellipse cx=\"200\" cy=\"342\" rx=\"118\" ry=\"15\" class=\"s\"/>");
    }
}
