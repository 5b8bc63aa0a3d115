package io.daogou.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Map<String, Phrase> WORDS = Map.of(
            "brand", new Phrase("Norrvik", "Norrvik"),
            "material", new Phrase("organic cotton", "有机棉"),
            "size", new Phrase("250 ml", "250毫升"));

    @Test
    void wordsOfATitleGetCapitalsButUnitsDoNot() {
        assertThat(Template.englishTitle("{brand} {material} mug for tea, {size}", WORDS))
                .isEqualTo("Norrvik Organic Cotton Mug for Tea, 250 ml");
    }

    @Test
    void anArticleSuitsTheWordThatFollows() {
        assertThat(Template.english("a {material} bag and a {size} jar", WORDS))
                .isEqualTo("An organic cotton bag and a 250 ml jar");
    }

    @Test
    void aLatinBrandStandsApartFromChinese() {
        assertThat(Template.chinese("{brand}{material}T恤", WORDS)).isEqualTo("Norrvik 有机棉T恤");
    }

    @Test
    void anUnknownWordIsNamed() {
        assertThatThrownBy(() -> Template.english("{colour}", WORDS)).hasMessageContaining("{colour}");
    }
}
