package io.daogou.bench;

import io.daogou.learn.data.TextFeatures.Described;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The log of a gift shop (UCI Online Retail): what known customers bought, sorted by customer and time, and what the catalogue
 * says of each item. Cancelled invoices, and lines that are no goods, such as postage, are left out.
 */
final class RetailLog {
    private static final int COLUMNS = 8;
    private static final int DIGITS = 5;

    private final Map<String, Integer> users = new HashMap<>();
    private final Map<String, Integer> items = new HashMap<>();
    private final List<Described> catalogue = new ArrayList<>();
    private final List<Purchase> purchases = new ArrayList<>();

    /** An item in an invoice. */
    record Purchase(int user, int item, long epochSeconds) {}

    /** Reads {@code online_retail.csv.gz}. */
    static RetailLog read(Path file) throws IOException {
        RetailLog log = new RetailLog();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                log.add(cells(line));
            }
        }
        log.purchases.sort(Comparator.comparingInt(Purchase::user).thenComparingLong(Purchase::epochSeconds));
        return log;
    }

    /** The cells of a line; some are in quotation marks, which the file never doubles. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private void add(List<String> cells) {
        String code = cells.size() == COLUMNS ? cells.get(1).toUpperCase(Locale.ROOT) : "";
        boolean isSale = !code.isEmpty()
                && Character.isDigit(code.charAt(0))
                && !cells.get(0).startsWith("C")
                && !cells.get(6).isEmpty()
                && Integer.parseInt(cells.get(3)) > 0;
        if (isSale) {
            int user = users.computeIfAbsent(cells.get(6), id -> users.size());
            int item = items.computeIfAbsent(code, id -> {
                catalogue.add(described(id, cells.get(2).strip(), Double.parseDouble(cells.get(5))));
                return items.size();
            });
            long time = LocalDateTime.parse(cells.get(4).replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
            purchases.add(new Purchase(user, item, time));
        }
    }

    /** The title, the band of the list price, and the number of the article, which variants share and series follow. */
    private static Described described(String code, String title, double price) {
        String digits = code.replaceAll("[^0-9]", "");
        String number = digits.substring(0, Math.min(DIGITS, digits.length()));
        Map<String, String> attributes = new HashMap<>(Map.of("number", number));
        if (number.length() == DIGITS) {
            attributes.put("tens", number.substring(0, 4));
            attributes.put("hundreds", number.substring(0, 3));
        }
        attributes.put("price", String.valueOf(Math.round(2 * Math.log(Math.max(0.05, price)) / Math.log(2))));
        return new Described(title, attributes);
    }

    int users() {
        return users.size();
    }

    int items() {
        return items.size();
    }

    /** What the catalogue says, item by item. */
    List<Described> catalogue() {
        return List.copyOf(catalogue);
    }

    List<Purchase> purchases() {
        return List.copyOf(purchases);
    }
}
