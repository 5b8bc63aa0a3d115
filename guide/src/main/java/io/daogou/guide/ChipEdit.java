package io.daogou.guide;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/**
 * A chip that the shopper takes away, or turns into another one.
 *
 * @param slot {@link Chip#slot()}
 * @param value {@link Chip#value()}
 * @param replacement what it becomes, as a shopper would say it; none: it goes
 */
public record ChipEdit(String slot, String value, @Nullable String replacement) {
    private static final int LONGEST = 500;

    public ChipEdit {
        Check.text("edit.slot", slot, LONGEST);
        Check.text("edit.value", value, 2 * LONGEST);
        replacement = Check.optionalText("edit.replacement", replacement, LONGEST);
    }
}
