package io.daogou.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.search.query.TextSimilarity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One item that cannot be taken in takes nothing else with it. */
class LeftOutTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void anItemThatCannotBeIndexedIsLeftOutAlone() {
        AtomicInteger readings = new AtomicInteger();
        List<Item> items = List.of(Item.of("a", "Red Kettle"), odd("bad"), Item.of("b", "Blue Kettle"));
        ItemSource source = reader -> {
            readings.incrementAndGet();
            items.forEach(reader);
        };
        try (LiveIndex index = LiveIndex.open(folder, source, TextSimilarity.create(), "1")) {
            long begin = System.nanoTime();
            while (!index.degraded().isEmpty() && System.nanoTime() - begin < 20_000_000_000L) {
                Thread.onSpinWait();
            }
            assertThat(index.degraded()).isEmpty();
            assertThat(count(index)).isEqualTo(2);
            // In place of one that is found, and before one that is sound.
            index.put(List.of(odd("a"), Item.of("c", "Green Kettle")));
            index.refresh();
            assertThat(count(index)).isEqualTo(2);
            assertThat(readings).hasValue(1);
        }
    }

    private static int count(LiveIndex index) {
        return index.search(searcher -> searcher.getIndexReader().numDocs());
    }

    /** An item of which no document can be made: its price cannot be counted in millionths. */
    private static Item odd(String itemId) {
        BigDecimal amount = new BigDecimal("1") {
            private static final long serialVersionUID = 1;

            @Override
            public BigDecimal stripTrailingZeros() {
                return this;
            }

            @Override
            public BigDecimal multiply(BigDecimal other) {
                throw new ArithmeticException("no product");
            }
        };
        return new ItemBuilder(itemId, "Monster")
                .price(new Money(amount, Currency.getInstance("USD")))
                .build();
    }
}
