package io.daogou.server.agents;

import io.daogou.domain.check.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next page begins, as a word that agents hand back and need not read. */
final class Cursor {
    private static final String PREFIX = "after:";

    private Cursor() {}

    static String of(int products) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + products).getBytes(StandardCharsets.US_ASCII));
    }

    /** How many products the pages before have shown; 0 for the first page. */
    static int read(String field, @Nullable String cursor, int most) {
        if (cursor == null) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int shown = text.startsWith(PREFIX) ? Integer.parseInt(text.substring(PREFIX.length())) : -1;
            if (shown >= 0 && shown <= most) {
                return shown;
            }
        } catch (IllegalArgumentException foreign) {
            // Told below.
        }
        throw new InvalidInput(
                field, "is none of this shop's", cursor, "give the cursor of the page before, or leave it out");
    }
}
