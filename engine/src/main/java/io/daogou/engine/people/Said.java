package io.daogou.engine.people;

import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Purpose;
import java.util.EnumMap;
import java.util.Map;

/**
 * What somebody says about some purposes at once.
 *
 * @param granted by purpose; one that is not there stays as it was
 * @param source who asked, see {@link Consent}
 * @param version of the text they were asked with
 */
public record Said(Map<Purpose, Boolean> granted, String source, String version) {
    public Said {
        granted = Map.copyOf(granted);
    }

    /** The same without an agreement to be profiled, which does not count from a browser that sends {@code Sec-GPC: 1}. */
    public Said underGlobalPrivacyControl() {
        if (!granted.getOrDefault(Purpose.PERSONALIZATION, false)) {
            return this;
        }
        EnumMap<Purpose, Boolean> less = new EnumMap<>(granted);
        less.remove(Purpose.PERSONALIZATION);
        return new Said(less, source, version);
    }
}
