package io.daogou.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A department as its resource file writes it.
 *
 * @param brands as {@link Brand} reads them
 * @param closings last sentences that suit every product of the department
 */
record DepartmentWords(
        String id, String name, String accent, List<String> brands, List<String> closings, List<FamilyWords> families) {
    /**
     * A family of products as the resource file writes it.
     *
     * @param path the levels below the department
     * @param price lowest and highest, in yuan
     * @param brands English names from the department; none: all of them
     * @param tints colours of the drawing where no attribute gives one
     * @param attributes values by name, as {@link Choice} reads them; a name with an underscore serves titles only, and
     *     the values of {@code colour} are names of the palette
     * @param titles patterns with {@code {brand}} and {@code {attribute}}
     * @param about first sentences
     * @param more further sentences
     * @param repeatDays how often a shopper buys it again; none for what lasts
     * @param season {@code summer}, {@code winter} or none
     */
    record FamilyWords(
            String id,
            List<String> path,
            int count,
            List<Integer> price,
            String shape,
            @Nullable List<String> brands,
            @Nullable List<String> tints,
            Map<String, List<String>> attributes,
            List<String> titles,
            List<String> about,
            List<String> more,
            @Nullable Integer repeatDays,
            @Nullable String season) {}
}
