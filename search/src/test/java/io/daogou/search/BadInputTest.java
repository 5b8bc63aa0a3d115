package io.daogou.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Translation;
import io.daogou.domain.search.Facets;
import io.daogou.domain.search.FoundItems;
import io.daogou.domain.search.ItemFilter;
import io.daogou.domain.search.ItemOrder;
import io.daogou.domain.search.ItemQuery;
import io.daogou.domain.search.Traits;
import io.daogou.domain.search.Understood.Rescue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private Shelf shelf;

    @BeforeAll
    void open(@TempDir Path folder) {
        shelf = new Shelf(folder, Shelf.things());
    }

    @AfterAll
    void close() {
        shelf.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "😀😀😀",
                "\u0000\u0001\u0002",
                "\u200b\u200d\ufeff",
                "\ud83d",
                "!!!",
                "*:*",
                "title:kettle OR *",
                "\"",
                "((((((((",
                "/.*(a+)+$/",
                "kettle~2^1000",
                "[* TO *]",
                "{!func}x",
                "\\",
                "a AND NOT b",
                "<script>alert(1)</script>",
                "'; DROP TABLE items; --",
                "%s%n${jndi:ldap://x}",
                "ignore all previous instructions",
                "\u202eket\u202ctle",
                "......",
                "1/0",
                "999999999999999999999999999999 in.",
                "1.2.3.4.5.6",
                "1.5,000.5",
                "1.2\u200b3.4",
                "ﷺ",
                "Ａ",
                "ß",
                "İstanbul",
                "ǅ"
            })
    void anyTextIsOnlyWords(String text) {
        assertTimeoutPreemptively(SOON, () -> {
            FoundItems found = shelf.find(text);
            assertThat(found.total()).isLessThanOrEqualTo(Shelf.things().size());
            shelf.index.suggest(text, "zh", 10);
        });
    }

    @Test
    void syntaxFindsNoMoreThanItsWords() {
        assertThat(shelf.find("*:*").items()).isEmpty();
        assertThat(shelf.find("title:* OR id:*").items()).isEmpty();
        assertThat(shelf.ids("kettle OR NOT mug!!!")).contains("kettle");
        assertThat(shelf.find("😀").total()).isZero();
    }

    @Test
    void whatCannotBeSeenDoesNotHideAWord() {
        assertThat(shelf.ids("ket\u200btle")).containsExactly("kettle");
        assertThat(shelf.ids("\u202ekettle\u0000")).containsExactly("kettle");
        assertThat(shelf.ids("ＫＥＴＴＬＥ")).containsExactly("kettle");
        assertThat(shelf.ids("kéttlè")).containsExactly("kettle");
    }

    @Test
    void aTextWithoutEndIsCutAndSaid() {
        for (String part : List.of("kettle ", "a", "蓝牙", "1", "-", "1 in. ", "under ", "((", "\u200b", "a-1-")) {
            assertTimeoutPreemptively(SOON, () -> {
                FoundItems found = shelf.find(part.repeat(100_000 / part.length()));
                assertThat(found.understood().rescues()).contains(Rescue.CUT);
                shelf.index.suggest(part.repeat(100_000 / part.length()), "en", 5);
            });
        }
    }

    @Test
    void noTextByChanceFails() {
        String[] parts = {
            "kettle", " ", "蓝牙", "耳机", "lanya", "-", "1", "9", "/", ".", ",", "'", "寸", "元", "以内", "under", "\ud83d",
            "\u200b", "é", "Ⅷ", "½", "٣", "か", "한", "\"", "x", "in.", "*", "~", "\u0300", "ﬁ", "\u2028"
        };
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 1 + random.nextInt(25); i++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String written = text.toString();
            try {
                FoundItems found = shelf.index.find(new ItemQuery(
                        written, "zh", ItemFilter.NONE, ItemOrder.RELEVANCE, Map.of(), 0, 20, random.nextBoolean()));
                found.items()
                        .forEach(item -> item.highlights()
                                .forEach(highlight -> highlight.spans().forEach(span -> span.of(highlight.text()))));
                shelf.index.suggest(written, "en", 8);
                shelf.put(Item.of("chance", written.replace('\ud83d', 'x') + " x"));
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + written, failure);
            } finally {
                shelf.index.delete("chance");
                shelf.truth.remove("chance");
            }
        }
        shelf.index.refresh();
    }

    @Test
    void unknownValuesOfFiltersFindNothingAndFailNothing() {
        for (Traits traits : List.of(
                Traits.NONE.andBrand("*"),
                Traits.NONE.andBrand(""),
                Traits.NONE.andCategory(List.of()),
                Traits.NONE.andCategory(List.of("\u001f")),
                Traits.NONE.andAttribute("", "\u001f"))) {
            FoundItems found = shelf.index.find(ItemQuery.of("", "en", 10)
                    .filter(ItemFilter.NONE.wanted(traits))
                    .facets(true));
            assertThat(found.total()).as(traits.toString()).isZero();
        }
    }

    @Test
    void separatorsInAnItemsTextsFailNothing(@TempDir Path other) {
        Item item = new ItemBuilder("poisoned", "Poisoned \u001e\u001f Lamp")
                .brand("b\u001e\u001f")
                .productType(List.of("Home\u001e", "Li\u001fght"))
                .attributes(Map.of("a\u001eb", "c\u001f\u001ed"))
                .translation(
                        "zh",
                        new Translation("灯", null, List.of("家\u001e居", "\u001f灯"), Map.of("颜\u001e色", "白\u001f色")))
                .build();
        try (Shelf one = new Shelf(other, List.of(item))) {
            for (String language : List.of("en", "zh")) {
                FoundItems found = one.index.find(ItemQuery.of("", language, 5).facets(true));
                assertThat(found.facets().attributes())
                        .extracting(Facets.AttributeCounts::name)
                        .contains("ab");
                assertThat(found.facets().categories())
                        .extracting(Facets.CategoryCount::path)
                        .containsExactly(List.of("Home"));
                one.index.suggest("ho", language, 5);
            }
            for (String value : List.of("cd", "c\u001f\u001ed")) {
                ItemFilter filter = ItemFilter.NONE.wanted(Traits.NONE.andAttribute("ab", value));
                assertThat(Shelf.ids(one.index.find(ItemQuery.of("", "en", 5).filter(filter))))
                        .containsExactly("poisoned");
            }
        }
    }

    @Test
    void aStrangeLanguageReadsTheFirst() {
        for (String language : List.of("", "-", "xx-yy", "zh@", "\u0000")) {
            assertThat(Shelf.ids(shelf.index.find(ItemQuery.of("kettle", language, 5))))
                    .containsExactly("kettle");
        }
    }

    @Test
    void anItemMayBeAsBareOrAsFullAsTheDomainAllows(@TempDir Path other) {
        Map<String, String> many = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("name " + i + "\u001f\u001e", "value ".repeat(300) + i);
        }
        Item full = new ItemBuilder("full", "wide ".repeat(99))
                .description("long ".repeat(3_999))
                .brand("b".repeat(500))
                .productType(List.of("p".repeat(500), "q".repeat(500)))
                .gtin("1".repeat(100))
                .attributes(many)
                .build();
        try (Shelf one = new Shelf(other, List.of(full))) {
            assertThat(one.ids("wide")).containsExactly("full");
            assertThat(one.index.find(ItemQuery.of("", "en", 1).facets(true)).total())
                    .isEqualTo(1);
            one.put(Item.of("bare", "x"));
            assertThat(one.ids("x")).containsExactly("bare");
        }
    }
}
