package io.daogou.domain.search;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A size, weight, volume or other quantity as a text names it.
 *
 * @param value in {@code unit}
 * @param unit as written, under the one name of all its spellings
 * @param span where the text names it
 */
public record Measure(BigDecimal value, Unit unit, Span span) {
    /** The value in the base unit of its kind: millimetres, millilitres, grams and so on; to six digits. */
    public BigDecimal inBase() {
        return value.multiply(unit.inBase(), new MathContext(6)).stripTrailingZeros();
    }

    /** Whether two texts name the same quantity: 1.5 l and 1500 ml. */
    public boolean isSameAs(Measure other) {
        return unit.kind() == other.unit.kind() && inBase().compareTo(other.inBase()) == 0;
    }
}
