package io.daogou.server.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Tells what kind of file it is by its first characters; the name decides only where they do not. */
final class FormatGuess {
    private static final int LOOKED_AT = 8_192;

    private FormatGuess() {}

    static ImportFormat of(SourceFile source) throws IOException {
        String start = start(source);
        String text = start.stripLeading();
        if (text.isEmpty()) {
            throw new ImportFailure(source.path() + ": has no text");
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new ImportFailure(
                    source.path() + ": is not text; CSV, TSV, NDJSON, XML, or one of them as .gz are understood");
        }
        String firstLine = start.lines().findFirst().orElse("");
        return switch (text.charAt(0)) {
            case '<' -> ImportFormat.MERCHANT_XML;
            case '{' -> isGa4(text) ? ImportFormat.GA4 : ImportFormat.NDJSON;
            case '[' -> bracket(source, text);
            default -> table(firstLine, source.path().toString().toLowerCase(Locale.ROOT));
        };
    }

    private static boolean isGa4(String text) {
        return text.contains("\"event_timestamp\"") && text.contains("\"event_name\"");
    }

    private static ImportFormat bracket(SourceFile source, String text) {
        String inside = text.substring(1).stripLeading();
        if (inside.startsWith("{") || inside.startsWith("]")) {
            throw new ImportFailure(source.path()
                    + ": is one JSON array; write one object a line instead, for example with jq -c '.[]'");
        }
        return ImportFormat.CSV;
    }

    private static ImportFormat table(String firstLine, String name) {
        boolean tabs = firstLine.indexOf('\t') >= 0 || (name.contains(".tsv") && firstLine.indexOf(',') < 0);
        return !tabs ? ImportFormat.CSV : isMerchant(firstLine) ? ImportFormat.MERCHANT_TSV : ImportFormat.TSV;
    }

    private static boolean isMerchant(String header) {
        Set<String> names = new HashSet<>();
        for (String name : header.split("\t", -1)) {
            names.add(Field.plain(name));
        }
        return names.contains("id")
                && names.contains("title")
                && (names.contains("imagelink") || names.contains("availability") || names.contains("producttype"));
    }

    private static String start(SourceFile source) throws IOException {
        try (Reader in = source.openText()) {
            char[] start = new char[LOOKED_AT];
            int length = 0;
            int count = 0;
            while (count >= 0 && length < start.length) {
                count = in.read(start, length, start.length - length);
                length += Math.max(0, count);
            }
            return new String(start, 0, length);
        }
    }
}
