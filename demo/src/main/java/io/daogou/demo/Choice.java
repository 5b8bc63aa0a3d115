package io.daogou.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value an attribute may have, written {@code English | 中文 [| x1.4] [| #a1b2c3] [| A sentence. | 一句话。]}.
 *
 * @param priceFactor what it does to the price
 * @param tint the colour it gives the drawing
 * @param note a sentence of the description that belongs to this value
 */
record Choice(
        Phrase name,
        double priceFactor,
        @Nullable String tint,
        @Nullable Phrase note) {
    static Choice of(String text) {
        List<String> parts = Phrase.parts(text);
        double factor = 1;
        String tint = null;
        int next = Math.min(2, parts.size());
        if (next < parts.size() && parts.get(next).matches("x[0-9.]+")) {
            factor = Double.parseDouble(parts.get(next++).substring(1));
        }
        if (next < parts.size() && parts.get(next).matches("#[0-9A-Fa-f]{6}")) {
            tint = parts.get(next++);
        }
        Phrase note = next + 1 < parts.size() ? new Phrase(parts.get(next), parts.get(next + 1)) : null;
        return new Choice(new Phrase(parts.getFirst(), parts.get(Math.min(1, parts.size() - 1))), factor, tint, note);
    }
}
