package io.daogou.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.guide.GuideAnswer.Act;
import java.math.BigDecimal;
import java.nio.file.Path;
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

    @BeforeAll
    static void open() {
        shop = GuideShop.demo(folder);
    }

    @AfterAll
    static void close() {
        shop.close();
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
        GuideAnswer answer = shop.say(shop.device(), text);
        assertThat(answer.message()).contains("“" + unread + "”").doesNotContain("that fit", "符合", "合适");
        assertThat(answer.products())
                .allSatisfy(product -> assertThat(product.reasons())
                        .noneMatch(reason ->
                                reason.text().contains("fits") || reason.text().contains("符合")));
    }

    @Test
    void allergiesAreForPeopleAndTheirSnacksAreNoPetFood() {
        assertThat(shop.say(shop.device(), "推荐点零食,直接推荐吧").products())
                .isNotEmpty()
                .allSatisfy(product -> assertThat(shop.catalog()
                                .item(product.itemId())
                                .orElseThrow()
                                .productType())
                        .contains("Snacks"));
    }

    @Test
    void whatTheSearchEngineFindsWithinTheKindIsLookedFor() {
        GuideAnswer answer = shop.say(shop.device(), "送同事的杯子");
        assertThat(GuideShop.labels(answer)).contains("杯子");
        assertThat(answer.message()).doesNotContain("没看懂");
    }

    @Test
    void aLimitThatNobodySaidEndsWithItsKind() {
        String device = shop.device();
        shop.say(device, "耳机");
        GuideAnswer shown = shop.say(device, "直接推荐吧");
        BigDecimal price =
                Objects.requireNonNull(shown.products().getFirst().price()).amount();
        GuideAnswer cheaper = shop.say(device, "比第一款便宜的");
        assertThat(GuideShop.labels(cheaper))
                .contains("比¥" + price.stripTrailingZeros().toPlainString() + "便宜");
        assertThat(GuideShop.labels(shop.say(device, "还是看看背包吧"))).containsExactly("背包");
    }

    @Test
    void whatWasAskedForIsCalledAsItWasAskedFor() {
        assertThat(GuideShop.labels(shop.say(shop.device(), "黑色双肩包")))
                .contains("黑色")
                .doesNotContain("炭灰");
    }

    @Test
    void categoriesOfOneNameAreToldApart() {
        assertThat(GuideShop.labels(shop.say(shop.device(), "cat food, not dog food")))
                .containsExactly("Food (Cats)", "not Food (Dogs)");
    }

    @Test
    void notTooExpensiveWithNothingInViewAsksForTheKind() {
        assertThat(shop.say(shop.device(), "不要太贵").act()).isEqualTo(Act.ASKED);
    }

    @Test
    void complaintsAreNoneOfItsBusiness() {
        assertThat(shop.say(shop.device(), "我要投诉").act()).isEqualTo(Act.DECLINED);
    }

    @Test
    void longWordsAreNotEchoedAtLength() {
        assertThat(shop.say(shop.device(), "zzqxblorf".repeat(150)).message()).hasSizeLessThan(200);
    }
}
