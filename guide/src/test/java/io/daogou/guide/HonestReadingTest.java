package io.daogou.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.guide.GuideAnswer.Act;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide says of words that it did not understand, and of limits that nobody said. */
class HonestReadingTest {
    @TempDir
    private static Path folder;

    private static GuideShop shop;

    private int devices;

    @BeforeAll
    static void open() {
        shop = GuideShop.demo(folder);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static GuideAnswer say(String device, String text) {
        String language = text.codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en";
        return shop.guide().turn(GuideTurn.said(null, device, language, text));
    }

    private String device() {
        return "phone " + System.nanoTime() + devices++;
    }

    private static List<String> labels(GuideAnswer answer) {
        return answer.understood().stream().map(Chip::label).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "我对花生过敏，推荐点零食, 花生",
        "shampoo without silicone, silicone",
        "gluten-free biscuits, gluten free",
        "a dress without sleeves, sleeves",
        "a waterproof jacket for hiking, waterproof",
        "苹果手机, 苹果",
        "red lipstick, red",
        "coffee machine, machine",
        "咖啡机, 机"
    })
    void whatIsNotUnderstoodIsNamedAndNothingIsSaidToFit(String text, String unread) {
        GuideAnswer answer = say(device(), text);
        assertThat(answer.message()).contains("“" + unread + "”").doesNotContain("that fit", "符合", "合适");
        assertThat(answer.products())
                .allSatisfy(product -> assertThat(product.reasons())
                        .noneMatch(reason ->
                                reason.text().contains("fits") || reason.text().contains("符合")));
    }

    @Test
    void allergiesAreForPeopleAndTheirSnacksAreNoPetFood() {
        assertThat(say(device(), "推荐点零食,直接推荐吧").products())
                .isNotEmpty()
                .allSatisfy(product -> assertThat(shop.catalog()
                                .item(product.itemId())
                                .orElseThrow()
                                .productType())
                        .contains("Snacks"));
    }

    @Test
    void whatTheSearchEngineFindsWithinTheKindIsLookedFor() {
        GuideAnswer answer = say(device(), "送同事的杯子");
        assertThat(labels(answer)).contains("杯子");
        assertThat(answer.message()).doesNotContain("没看懂");
    }

    @Test
    void aLimitThatNobodySaidEndsWithItsKind() {
        String device = device();
        say(device, "耳机");
        GuideAnswer shown = say(device, "直接推荐吧");
        BigDecimal price =
                Objects.requireNonNull(shown.products().getFirst().price()).amount();
        GuideAnswer cheaper = say(device, "比第一款便宜的");
        assertThat(labels(cheaper)).contains("比¥" + price.stripTrailingZeros().toPlainString() + "便宜");
        assertThat(labels(say(device, "还是看看背包吧"))).containsExactly("背包");
    }

    @Test
    void whatWasAskedForIsCalledAsItWasAskedFor() {
        assertThat(labels(say(device(), "黑色双肩包"))).contains("黑色").doesNotContain("炭灰");
    }

    @Test
    void categoriesOfOneNameAreToldApart() {
        assertThat(labels(say(device(), "cat food, not dog food"))).containsExactly("Food (Cats)", "not Food (Dogs)");
    }

    @Test
    void notTooExpensiveWithNothingInViewAsksForTheKind() {
        assertThat(say(device(), "不要太贵").act()).isEqualTo(Act.ASKED);
    }

    @Test
    void complaintsAreNoneOfItsBusiness() {
        assertThat(say(device(), "我要投诉").act()).isEqualTo(Act.DECLINED);
    }

    @Test
    void longWordsAreNotEchoedAtLength() {
        assertThat(say(device(), "zzqxblorf".repeat(150)).message()).hasSizeLessThan(200);
    }
}
