package io.daogou.server.imports;

import io.daogou.domain.check.Check;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of files that can be imported. */
public enum ImportFormat {
    CSV,
    TSV,
    NDJSON,
    /** Google Analytics 4 events as BigQuery exports them, a JSON object a line. */
    GA4,
    MERCHANT_TSV,
    /** A Google Merchant feed as RSS 2.0 or Atom. */
    MERCHANT_XML;

    private static final ImportFormat[] ALL = values();

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ImportFormat ofWireName(@Nullable String name) {
        return Check.named("format", name, ALL, ImportFormat::wireName);
    }
}
