package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the row in hand, cleaned: without blanks around them, nothing for the words that stand for nothing, and
 * identifiers without the {@code .0} that spreadsheets and data frames leave on whole numbers.
 */
final class MappedRow {
    private static final Field[] IDENTIFIERS = {Field.ITEM, Field.USER, Field.DEVICE, Field.SESSION, Field.ORDER};

    private final RowSource rows;
    private final ColumnMapping mapping;
    private final @Nullable Currency usualCurrency;
    private final PriceReader prices = new PriceReader();
    private final Set<Field> pointZero = EnumSet.noneOf(Field.class);

    MappedRow(RowSource rows, ColumnMapping mapping, TableSample sample, @Nullable Currency usualCurrency) {
        this.rows = rows;
        this.mapping = mapping;
        this.usualCurrency = usualCurrency;
        for (Field field : IDENTIFIERS) {
            if (mapping.has(field) && allEndInPointZero(sample, mapping.column(field))) {
                pointZero.add(field);
            }
        }
    }

    private static boolean allEndInPointZero(TableSample sample, int column) {
        boolean any = false;
        for (String[] row : sample.rows()) {
            String value = row[column].strip();
            if (!value.isEmpty() && !isNothing(value)) {
                if (!value.endsWith(".0") || value.length() == 2) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    @Nullable
    String text(Field field) {
        int column = mapping.column(field);
        if (column < 0) {
            return null;
        }
        String text = rows.field(column).strip();
        return text.isEmpty() || isNothing(text) ? null : text;
    }

    @Nullable
    String id(Field field) {
        String text = text(field);
        if (text == null || !pointZero.contains(field) || !text.endsWith(".0")) {
            return text;
        }
        return text.substring(0, text.length() - 2);
    }

    /** A price; refused if it is there and no price. {@link #currency()} is its currency. */
    @Nullable
    BigDecimal price(Field field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        BigDecimal amount = prices.amount(text);
        if (amount == null) {
            throw new InvalidInput(field.wireName(), "is not a price", text, "write 19.90 or 19.90 CNY");
        }
        return amount;
    }

    /** The currency of the last price: written beside it, or in its column, or the usual one. */
    @Nullable
    Currency currency() {
        Currency written = prices.currency();
        if (written != null) {
            return written;
        }
        String code = text(Field.CURRENCY);
        return code == null ? usualCurrency : io.daogou.domain.item.Money.currency(code);
    }

    private static boolean isNothing(String text) {
        return switch (text.length()) {
            case 1 -> text.equals("-");
            case 2 -> text.equals("\\N");
            case 3 -> text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("N/A");
            case 4 -> text.equalsIgnoreCase("null") || text.equals("None");
            default -> false;
        };
    }
}
