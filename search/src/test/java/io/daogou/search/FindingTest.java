package io.daogou.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.FoundItems;
import io.daogou.domain.search.ItemFilter;
import io.daogou.domain.search.ItemOrder;
import io.daogou.domain.search.ItemQuery;
import io.daogou.domain.search.PriceRange;
import io.daogou.domain.search.Traits;
import io.daogou.domain.search.Understood.Rescue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingTest {
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
    @CsvSource({
        "wireless headphones,sony-xm4",
        "WH1000XM4,sony-xm4",
        "wh-1000xm4,sony-xm4",
        "wh 1000xm4,sony-xm4",
        "sony-xm4,sony-xm4",
        "running shoes,shoes",
        "runing shoes,shoes",
        "mens shoe,shoes",
        "dish washer,washer",
        "kettel,kettle",
        "55寸电视,tv-55",
        "55 inch tv,tv-55",
        "65\" tv,tv-65",
        "1500ml kettle,kettle",
        "蓝牙耳机,sony-xm4|earbuds",
        "藍牙耳機,sony-xm4|earbuds",
        "篮牙耳机,sony-xm4|earbuds",
        "lanyaerji,earbuds",
        "lanya erji,earbuds",
        "lyej,earbuds",
        "杯子,mug",
        "跑步鞋,shoes",
        "red dress,dress",
        "红色连衣裙,dress",
        "nike 跑步鞋,shoes",
        "ｎｉｋｅ,shoes"
    })
    void theThingThatIsMeantComesFirst(String text, String itemId) {
        // Where two things fit alike either may be first.
        assertThat(shelf.ids(text)).as(text).isNotEmpty().first().isIn(List.of(itemId.split("\\|", -1)));
    }

    @Test
    void aPriceInTheWordsLimits() {
        FoundItems found = shelf.find("tv under 1000");
        assertThat(Shelf.ids(found)).containsExactly("tv-55");
        assertThat(Objects.requireNonNull(found.understood().price()).range())
                .isEqualTo(PriceRange.atMost(new BigDecimal("1000")));
        assertThat(found.understood().words()).isEqualTo("tv");
    }

    @Test
    void aPriceThatNothingHasIsGivenUpAndSaid() {
        FoundItems found = shelf.find("tv under 10");
        assertThat(Shelf.ids(found)).contains("tv-55");
        assertThat(found.understood().rescues()).contains(Rescue.PRICE);
    }

    @Test
    void aWordThatNothingHasIsGivenUpAndSaid() {
        FoundItems found = shelf.find("holographic kettle");
        assertThat(Shelf.ids(found)).first().isEqualTo("kettle");
        assertThat(found.understood().rescues()).contains(Rescue.FEWER_WORDS);
    }

    @Test
    void aCorrectionIsSaid() {
        assertThat(shelf.find("runing shoes").understood().corrected()).isEqualTo("running shoes");
    }

    @Test
    void onlyTheFirstUnknownWordsAreCorrected() {
        String corrected = shelf.find("kettel ".repeat(12).strip()).understood().corrected();
        assertThat(corrected)
                .isEqualTo("kettle ".repeat(8) + "kettel ".repeat(4).strip());
    }

    @Test
    void aPageAcrossTwoWindowsHasHighlights() {
        FoundItems found = shelf.index.find(ItemQuery.of("kettle", "en", 200));
        assertThat(found.items().getFirst().highlights()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "not red shoes,shoes",
        "shoes not in red,shoes",
        "不要红色的耳机,耳机",
        "耳机 不要红色,耳机",
        "耳机不要红色的 300元以内,耳机",
        "not only shoes,not only shoes",
        "forget me not earrings,forget me not earrings",
        "not red,not red",
        "不要,不要"
    })
    void whatIsNotWantedIsNotLookedFor(String text, String words) {
        assertThat(shelf.find(text).understood().words()).isEqualTo(words);
    }

    @Test
    void whatIsNotWantedIsNotFound() {
        assertThat(shelf.ids("headphones not black")).doesNotContain("sony-xm4");
        assertThat(Shelf.ids(shelf.index.find(ItemQuery.of("不要黑色的耳机", "zh", 20))))
                .first()
                .isEqualTo("earbuds");
        assertThat(Shelf.ids(shelf.index.find(ItemQuery.of("不要黑色的耳机", "zh", 20))))
                .doesNotContain("sony-xm4");
        assertThat(shelf.ids("not bosch kettle")).doesNotContain("kettle");
    }

    @Test
    void aUnitInWhichThingsAreCountedIsNotTheThing(@TempDir Path other) {
        Item wipes = new ItemBuilder("wipes", "婴儿湿巾 80抽×5包")
                .price(Money.of("29", "CNY"))
                .build();
        Item bag =
                new ItemBuilder("bag", "大容量双肩背包").price(Money.of("199", "CNY")).build();
        try (Shelf shop = new Shelf(other, List.of(wipes, bag))) {
            assertThat(shop.ids("双肩包")).containsExactly("bag");
            assertThat(shop.ids("三百块以下的包")).containsExactly("bag");
            assertThat(shop.ids("湿巾 5包")).containsExactly("wipes");
        }
    }

    @Test
    void nothingWrittenFindsEverything() {
        assertThat(shelf.find(" ").total()).isEqualTo(Shelf.things().size());
    }

    @Test
    void valuesOfFiltersMayBeInAnyLanguage() {
        for (Traits traits : List.of(
                Traits.NONE.andAttribute("color", "red"),
                Traits.NONE.andAttribute("颜色", "红色"),
                Traits.NONE.andAttribute("Color", "RED"))) {
            FoundItems found = shelf.index.find(query("").filter(ItemFilter.NONE.wanted(traits)));
            assertThat(Shelf.ids(found)).containsExactlyInAnyOrder("kettle", "shoes", "dress");
        }
        Traits kitchen = Traits.NONE.andCategory(List.of("家居", "厨房"));
        assertThat(shelf.index
                        .find(query("").filter(ItemFilter.NONE.wanted(kitchen)))
                        .total())
                .isEqualTo(3);
    }

    @Test
    void whatIsUnwantedIsNotFound() {
        Traits unwanted = Traits.NONE.andBrand("sony").andAttribute("颜色", "白色");
        FoundItems found = shelf.index.find(query("")
                .filter(ItemFilter.NONE
                        .wanted(Traits.NONE.andCategory(List.of("electronics")))
                        .unwanted(unwanted)));
        assertThat(Shelf.ids(found)).containsExactlyInAnyOrder("tv-55", "tv-65");
    }

    @Test
    void facetsCountWhatWasFoundAndWhatChoosingOtherwiseWouldFind() {
        Traits red = Traits.NONE.andAttribute("color", "red");
        FoundItems found =
                shelf.index.find(query("").filter(ItemFilter.NONE.wanted(red)).facets(true));
        assertThat(found.facets().categories())
                .extracting(one -> one.path().getFirst(), one -> one.count())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Home", 1L),
                        org.assertj.core.groups.Tuple.tuple("Sport", 1L),
                        org.assertj.core.groups.Tuple.tuple("Fashion", 1L));
        assertThat(found.facets().attributes().getFirst().values())
                .extracting(one -> one.value(), one -> one.count())
                .contains(
                        org.assertj.core.groups.Tuple.tuple("red", 3L),
                        org.assertj.core.groups.Tuple.tuple("black", 3L));
    }

    @Test
    void labelsAreInTheLanguageOfTheReader() {
        FoundItems found = shelf.index.find(
                new ItemQuery("", "zh-CN", ItemFilter.NONE, ItemOrder.RELEVANCE, Map.of(), 0, 0, true));
        assertThat(found.facets().categories().getFirst().path()).isEqualTo(List.of("Home"));
        assertThat(found.facets().categories().getFirst().label()).isEqualTo("家居");
        assertThat(found.facets().attributes().getFirst().label()).isEqualTo("颜色");
        assertThat(found.facets().prices()).isNotEmpty();
        assertThat(found.facets().prices().stream()
                        .mapToLong(band -> band.count())
                        .sum())
                .isEqualTo(Shelf.things().size());
    }

    @Test
    void pricesGoUpAndDown() {
        List<String> up = Shelf.ids(shelf.index.find(query("tv").order(ItemOrder.PRICE_UP)));
        List<String> down = Shelf.ids(shelf.index.find(query("tv").order(ItemOrder.PRICE_DOWN)));
        assertThat(up).containsExactly("tv-55", "tv-65");
        assertThat(down).isEqualTo(up.reversed());
    }

    @Test
    void pagesContinueOneAnother() {
        List<String> all = Shelf.ids(shelf.index.find(query("black electronics")));
        List<String> first =
                Shelf.ids(shelf.index.find(query("black electronics").page(0, 2)));
        List<String> second =
                Shelf.ids(shelf.index.find(query("black electronics").page(2, 2)));
        assertThat(first).isEqualTo(all.subList(0, 2));
        assertThat(second).isEqualTo(all.subList(2, Math.min(4, all.size())));
    }

    @Test
    void learnedIntentDecidesBetweenEquals() {
        assertThat(Shelf.ids(
                        shelf.index.find(query("anker").likelyCategories(Map.of(List.of("Home", "Kitchen"), 0.9)))))
                .first()
                .isEqualTo("mug");
        assertThat(Shelf.ids(shelf.index.find(
                        query("anker").likelyCategories(Map.of(List.of("Electronics", "Audio"), 0.9)))))
                .first()
                .isEqualTo("earbuds");
    }

    @Test
    void wordsAreHighlightedInTheTitleOfTheReadersLanguage() {
        FoundItem.Highlight english =
                shelf.find("running shoe").items().getFirst().highlights().getFirst();
        assertThat(english.spans()).extracting(span -> span.of(english.text())).containsExactly("Running", "Shoes");
        FoundItem.Highlight chinese = shelf.index
                .find(ItemQuery.of("耳机", "zh", 10))
                .items()
                .getFirst()
                .highlights()
                .getFirst();
        assertThat(chinese.spans()).extracting(span -> span.of(chinese.text())).containsExactly("耳机");
    }

    private static ItemQuery query(String text) {
        return ItemQuery.of(text, "en", 20);
    }
}
