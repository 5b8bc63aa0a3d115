package io.daogou.domain.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricePhrasesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            headphones under 200            |     | 200   | headphones
            headphones under $200           |     | 200   | headphones
            Under 1,299.50 laptops          |     | 1299.5| laptops
            less than 50 bucks              |     | 50    | ''
            not more than 80 dollars, black |     | 80    | ', black'
            up to 3k laptop                 |     | 3000  | laptop
            $30 or less gifts               |     | 30    | gifts
            budget 500 tent                 |     | 500   | tent
            tent max $500                   |     | 500   | tent
            tent with a budget of 500       |     | 500   | tent
            at least 20                     | 20  |       | ''
            over $20 mug                    | 20  |       | mug
            mugs from $20                   | 20  |       | mugs
            no less than 20 mug             | 20  |       | mug
            bags 100 and up                 | 100 |       | bags
            between 50 and 100              | 50  | 100   | ''
            between $50 and $100 shoes      | 50  | 100   | shoes
            from 50 to 100 shoes            | 50  | 100   | shoes
            shoes $50-$100                  | 50  | 100   | shoes
            shoes 50 to 100 dollars         | 50  | 100   | shoes
            shoes 50-100 usd                | 50  | 100   | shoes
            over 50 under 100 lamp          | 50  | 100   | lamp
            lamp above 50 but below 100     | 50  | 100   | lamp
            around 300 lamp                 | 240 | 360   | lamp
            $50 headphones                  | 40  | 60    | headphones
            shoes 200-400                   | 200 | 400   | shoes
            耳机200-400                      | 200 | 400   | 耳机
            200元以内的耳机                  |     | 200   | 耳机
            200以内                          |     | 200   | ''
            耳机２００元以下                  |     | 200   | 耳机
            两百元以下的耳机                  |     | 200   | 耳机
            两百块以内                        |     | 200   | ''
            不超过500块的台灯                 |     | 500   | 台灯
            预算300的礼物                     |     | 300   | 礼物
            预算300左右的礼物                 | 240 | 360   | 礼物
            大概300块                         | 240 | 360   | ''
            三百左右的鞋                      | 240 | 360   | 鞋
            鞋 300块                          | 240 | 360   | 鞋
            三百多块的鞋                      | 300 | 400   | 鞋
            三四百块的鞋                      | 300 | 400   | 鞋
            一百到两百的杯子                  | 100 | 200   | 杯子
            100到200元的杯子                  | 100 | 200   | 杯子
            100-200元杯子                     | 100 | 200   | 杯子
            价格在100到200之间的杯子          | 100 | 200   | 杯子
            100和200之间的杯子                | 100 | 200   | 杯子
            2-3千的手机                       | 2000| 3000  | 手机
            1.5万以下的电脑                   |     | 15000 | 电脑
            一万五以内的电脑                  |     | 15000 | 电脑
            一千二以内                        |     | 1200  | ''
            3000以上的手机                    | 3000|       | 手机
            高于1000低于2000的手机            | 1000| 2000  | 手机
            至少200                           | 200 |       | ''
            rmb200以内                        |     | 200   | ''
            ¥99以下                           |     | 99    | ''
            几百块的礼物                      | 200 | 900   | 礼物
            iphone 15 pro max under 8000      |     | 8000  | iphone 15 pro max
            55寸电视3000元以内                |     | 3000  | 55寸电视
            55 inch tv under 3000             |     | 3000  | 55 inch tv
            """)
    void aPriceIsRead(String text, @Nullable BigDecimal min, @Nullable BigDecimal max, String left) {
        PricePhrase phrase = PricePhrases.find(text).orElseThrow(() -> new AssertionError("no price in " + text));
        assertThat(new PriceRange(phrase.range().min(), phrase.range().max(), null))
                .isEqualTo(new PriceRange(min, max, null));
        assertThat(phrase.cutFrom(text).replaceAll(" +", " ")).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "under 200 usd,USD",
        "200 美元以内,USD",
        "人民币200以内,CNY",
        "under £20,GBP",
        "€20 or less,EUR",
        "under rs. 999,INR"
    })
    void aCurrencyThatIsNamedIsRead(String text, String currency) {
        assertThat(PricePhrases.find(text).orElseThrow().range().currency()).hasToString(currency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "iphone 15",
                "55寸",
                "under 55 inch tv",
                "over 20 years",
                "at least 8 gb ram",
                "三星手机",
                "两用背包",
                "wh-1000xm4",
                "2 in 1",
                "100-240v charger",
                "24-70 lens",
                "lens 24-70",
                "shoes 38-42",
                "calendar 2025-2026",
                "torch 200-400 lm",
                "200-400",
                "3块肥皂",
                "一体机",
                "4k tv",
                "iphone 15 pro max 256",
                "children over 3 years",
                "5到8岁",
                "50个以上",
                "元素周期表",
                "千斤顶",
                "万能胶",
                "500 pieces",
                "0",
                "6+",
                "under",
                "以内",
                "$",
                "size 42",
                "up to 5 people",
                "under the bed"
            })
    void whatCountsOrMeasuresIsNoPrice(String text) {
        assertThat(PricePhrases.find(text).map(PricePhrase::range)).isEmpty();
    }

    @Test
    void aPriceAroundWhichToLookSaysSo() {
        assertThat(PricePhrases.find("大概300块").orElseThrow().isAbout()).isTrue();
        assertThat(PricePhrases.find("300块以内").orElseThrow().isAbout()).isFalse();
    }

    @Test
    void whoCorrectsThemselvesIsHeard() {
        PriceRange range =
                PricePhrases.find("under 50, no, over 80").orElseThrow().range();
        assertThat(range).isEqualTo(PriceRange.atLeast(new BigDecimal("80")));
    }

    @Test
    void noTextTakesLongOrFails() {
        String[] parts = {
            "1",
            "9",
            ",",
            ".",
            "-",
            "/",
            " ",
            "百",
            "千",
            "万",
            "两",
            "一",
            "under ",
            "between ",
            "and ",
            "元",
            "块",
            "以内",
            "$",
            "k",
            "多",
            "到",
            "\ud83d",
            "\ude00",
            "\u0000",
            "\u200b",
            "not ",
            "价格",
            "的",
            "寸"
        };
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String written = text.toString();
            PricePhrases.find(written).ifPresent(phrase -> phrase.cutFrom(written));
            Measures.find(written).forEach(measure -> measure.span().of(written));
        }
        String longest = "between ".repeat(20_000) + "1".repeat(100_000);
        assertTimeout(Duration.ofSeconds(1), () -> PricePhrases.find(longest));
    }
}
