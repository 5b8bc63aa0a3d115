package io.daogou.demo;

import io.daogou.domain.item.Item;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The picture of a product of the demo shop as an SVG text of at most 4 kB: the shape of its family in its own colour on
 * the tint of its department, a little different for every item.
 */
public final class Drawing {
    private static final Pattern SIZE = Pattern.compile("\\{size(\\d+)}");
    private static final double GLYPH_WIDTH = .58;
    private static final double LARGEST_TYPE = 30;

    private Drawing() {}

    /** Draws an item of the demo shop; the same item always looks the same. */
    public static String svg(Item item) {
        Vocabulary vocabulary = Vocabulary.SHARED;
        Family family = vocabulary.familyOf(item.itemId());
        Shape shape = Objects.requireNonNull(vocabulary.shapes().get(family.shape()), family.shape());
        SplittableRandom random = new SplittableRandom(item.itemId().hashCode() * 0x9E3779B97F4A7C15L);
        Tint background = Tint.of(vocabulary.accentOf(family));
        Tint colour = Tint.of(colour(item, family, random));
        Tint accent = Tint.of(family.tints().get(random.nextInt(family.tints().size())));
        String backdrop = backdrop(random);
        String placed = placed(shape, random);
        String elements = labelled(shape.elements(random.nextInt(shape.variants())), label(item));
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\">"
                + Paint.definitions(colour, accent, background, elements)
                + backdrop
                + placed
                + elements
                + "</g></svg>";
    }

    private static String colour(Item item, Family family, SplittableRandom random) {
        for (Map.Entry<String, String> attribute : item.attributes().entrySet()) {
            String tint = family.tintOf(attribute.getValue());
            if (tint != null) {
                return tint;
            }
        }
        String named = family.tintNamedIn(item.title());
        return named != null
                ? named
                : family.tints().get(random.nextInt(family.tints().size()));
    }

    private static String label(Item item) {
        return item.brand() == null ? "" : item.brand();
    }

    private static String backdrop(SplittableRandom random) {
        return String.format(
                Locale.ROOT,
                "<path fill=\"url(#b)\" d=\"M0 0h400v400H0z\"/>"
                        + "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"#fff\" opacity=\".38\"/>"
                        + "<ellipse cx=\"200\" cy=\"341\" rx=\"124\" ry=\"14\" class=\"s\"/>",
                random.nextInt(150, 250),
                random.nextInt(150, 220),
                random.nextInt(130, 170));
    }

    private static String placed(Shape shape, SplittableRandom random) {
        double scale = .9 + .08 * random.nextDouble();
        double angle = shape.turns() ? 6 * random.nextDouble() - 3 : 0;
        boolean mirrored = random.nextBoolean() && shape.turns();
        return String.format(
                Locale.ROOT,
                "<g transform=\"translate(200 210)rotate(%.1f)scale(%s%.2f %.2f)translate(-200 -210)\">",
                angle,
                mirrored ? "-" : "",
                scale,
                scale);
    }

    /** Writes the brand on the label, as large as the label's width allows. */
    private static String labelled(String elements, String label) {
        Matcher matcher = SIZE.matcher(elements);
        return matcher.replaceAll(width -> String.format(
                        Locale.ROOT,
                        "%.1f",
                        Math.min(LARGEST_TYPE, Integer.parseInt(width.group(1)) / (GLYPH_WIDTH * label.length()))))
                .replace("{label}", label.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
