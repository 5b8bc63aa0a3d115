package io.daogou.store;

import static io.daogou.domain.item.Catalog.PutOutcome.CREATED;
import static io.daogou.domain.item.Catalog.PutOutcome.UNCHANGED;
import static io.daogou.domain.item.Catalog.PutOutcome.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Catalog.PutOutcome;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Translation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every catalogue does. */
abstract class CatalogContract {
    static final Instant NOW = Instant.parse("2026-05-05T05:05:05.005Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** A catalogue whose clock stands at {@link #NOW}. */
    abstract Catalog catalog();

    static List<Item> all(Catalog catalog) {
        List<Item> items = new ArrayList<>();
        catalog.forEach(items::add);
        return items;
    }

    @Test
    void beginsEmpty() {
        assertThat(catalog().size()).isZero();
        assertThat(catalog().item("a")).isEmpty();
        assertThat(all(catalog())).isEmpty();
        assertThat(catalog().put(List.of())).isEmpty();
    }

    @Test
    void givesBackWholeItems() {
        Item item = Samples.fullItem("茶壶-🫖");
        assertThat(catalog().put(List.of(item))).containsExactly(CREATED);
        assertThat(catalog().item("茶壶-🫖")).contains(item);
        assertThat(all(catalog())).containsExactly(item);
    }

    @Test
    void givesBackWhateverATitleHas() {
        Item item = new ItemBuilder("a", "\0 \u001f \r\n\t ' \" \\ 茶壶 🫖 e\u0301")
                .attributes(Map.of("\0", "\0"))
                .addedAt(NOW)
                .build();
        assertThat(catalog().put(List.of(item, item))).containsExactly(CREATED, UNCHANGED);
        assertThat(all(catalog())).containsExactly(item);
    }

    @Test
    void keepsAttributesInTheOrderGiven() {
        catalog().put(List.of(Samples.fullItem("a")));
        assertThat(catalog().item("a").orElseThrow().attributes().keySet()).containsExactly("z-colour", "a-size");
    }

    @Test
    void addsTheMomentAnItemIsFirstSeen() {
        catalog().put(List.of(Item.of("a", "A")));
        assertThat(catalog().item("a").orElseThrow().addedAt()).isEqualTo(NOW);
    }

    @Test
    void keepsTheMomentAnItemWasAdded() {
        Instant added = Instant.parse("2024-01-01T00:00:00Z");
        catalog().put(List.of(new ItemBuilder("a", "A").addedAt(added).build()));
        assertThat(catalog().put(List.of(Item.of("a", "A")))).containsExactly(UNCHANGED);
        assertThat(catalog().put(List.of(Item.of("a", "B")))).containsExactly(UPDATED);
        assertThat(catalog().item("a").orElseThrow().addedAt()).isEqualTo(added);
    }

    @Test
    void movesTheMomentAnItemWasAddedWhenTold() {
        catalog().put(List.of(Item.of("a", "A")));
        Item moved = new ItemBuilder("a", "A").addedAt(NOW.plusNanos(1)).build();
        assertThat(catalog().put(List.of(moved))).containsExactly(UPDATED);
        assertThat(catalog().item("a")).contains(moved);
    }

    @Test
    void saysWhatBecameOfEachItem() {
        catalog().put(List.of(Item.of("a", "A"), Item.of("b", "B")));
        List<Item> batch = List.of(Item.of("a", "A"), Item.of("b", "other"), Item.of("c", "C"), Item.of("c", "C"));
        assertThat(catalog().put(batch)).containsExactly(UNCHANGED, UPDATED, CREATED, UNCHANGED);
        assertThat(catalog().size()).isEqualTo(3);
    }

    @Test
    void seesAChangeOfEachField() {
        Item item = Samples.fullItem("a");
        List<Item> changed = List.of(
                item.toBuilder().title("other").build(),
                item.toBuilder().description(null).build(),
                item.toBuilder().link("/other").build(),
                item.toBuilder().imageLink(null).build(),
                item.toBuilder().salePrice(null).build(),
                item.toBuilder().salePrice(null).price(null).build(),
                item.toBuilder().brand("other").build(),
                item.toBuilder().productType(List.of("Home")).build(),
                item.toBuilder().gtin(null).build(),
                item.toBuilder().itemGroupId(null).build(),
                item.toBuilder().attributes(Map.of()).build(),
                item.toBuilder()
                        .translation("zh", new Translation("壶", null, List.of(), Map.of()))
                        .build());
        for (Item other : changed) {
            catalog().put(List.of(item));
            assertThat(catalog().put(List.of(other))).containsExactly(UPDATED);
            assertThat(catalog().item("a")).contains(other);
            assertThat(catalog().put(List.of(other))).containsExactly(UNCHANGED);
        }
    }

    @Test
    void seesANewOrderOfAttributes() {
        Map<String, String> reversed = new LinkedHashMap<>();
        reversed.put("a-size", "XL 🫖");
        reversed.put("z-colour", "红\"色\\");
        Item item = Samples.fullItem("a");
        catalog().put(List.of(item));
        assertThat(catalog().put(List.of(item.toBuilder().attributes(reversed).build())))
                .containsExactly(UPDATED);
        assertThat(catalog().item("a").orElseThrow().attributes().keySet()).containsExactly("a-size", "z-colour");
    }

    @Test
    void deletesAnItemOnce() {
        catalog().put(List.of(Item.of("a", "A"), Item.of("b", "B")));
        assertThat(catalog().delete("a")).isTrue();
        assertThat(catalog().delete("a")).isFalse();
        assertThat(catalog().item("a")).isEmpty();
        assertThat(catalog().size()).isEqualTo(1);
        assertThat(catalog().put(List.of(Item.of("a", "A")))).containsExactly(CREATED);
    }

    @Test
    void givesItemsInTheOrderOfCodePoints() {
        List<String> ordered = List.of("A", "a", "a!", "aa", "é", "茶", "～", "😀");
        List<Item> shuffled = new ArrayList<>();
        for (int i : new int[] {7, 2, 5, 0, 6, 1, 4, 3}) {
            shuffled.add(Item.of(ordered.get(i), "title"));
        }
        catalog().put(shuffled);
        assertThat(all(catalog())).extracting(Item::itemId).isEqualTo(ordered);
    }

    @Test
    void givesEveryOneOfThousandsOfItems() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            items.add(new ItemBuilder(String.format("%05d", i), "title")
                    .addedAt(NOW)
                    .build());
        }
        catalog().put(items);
        assertThat(all(catalog())).isEqualTo(items);
    }

    @Test
    void changesNothingWhenABatchHasAHole() {
        assertThatThrownBy(() -> catalog().put(Arrays.asList(Item.of("a", "A"), null)))
                .isInstanceOf(NullPointerException.class);
        assertThat(catalog().size()).isZero();
    }

    @Test
    void letsAReaderChangeTheCatalogue() {
        catalog().put(List.of(Item.of("a", "A"), Item.of("b", "B")));
        catalog().forEach(item -> catalog().delete(item.itemId()));
        assertThat(catalog().size()).isZero();
    }

    @Test
    void createsAnItemOnceHoweverManyPutIt() throws Exception {
        List<Callable<List<PutOutcome>>> callers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<Item> batch = List.of(Item.of("shared", "S"), Item.of("own-" + i, "O"));
            callers.add(() -> catalog().put(batch));
        }
        List<PutOutcome> first = new ArrayList<>();
        for (List<PutOutcome> outcomes : EventLogContract.together(callers)) {
            first.add(outcomes.getFirst());
            assertThat(outcomes.getLast()).isEqualTo(CREATED);
        }
        assertThat(first).containsOnlyOnce(CREATED);
        assertThat(catalog().size()).isEqualTo(101);
    }
}
