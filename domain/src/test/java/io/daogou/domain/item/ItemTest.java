package io.daogou.domain.item;

import static io.daogou.domain.check.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ItemTest {
    private static ItemBuilder item() {
        return new ItemBuilder("a", "A");
    }

    private static Map<String, String> attributes(int count) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put("name" + i, "value");
        }
        return attributes;
    }

    @Test
    void needsOnlyAnIdentifierAndATitle() {
        Item item = Item.of("a", "A");
        assertThat(item.availability()).isEqualTo(Availability.IN_STOCK);
        assertThat(item.currentPrice()).isNull();
        assertThat(item.productType()).isEmpty();
        assertThat(item.toBuilder().build()).isEqualTo(item);
    }

    @Test
    void takesBlankTextsForNone() {
        Item item = item().description(" ")
                .link("")
                .imageLink("")
                .brand("")
                .gtin("")
                .build();
        assertThat(item).isEqualTo(Item.of("a", "A"));
    }

    @Test
    void takesTextsUpToTheirLimits() {
        Item item =
                item().title("t".repeat(500)).description("d".repeat(20_000)).build();
        assertThat(item.title()).hasSize(500);
        assertRefused(() -> item().title("t".repeat(501)).build(), "title", "(503 characters)", "at most 500");
        assertRefused(() -> item().title(" ").build(), "title", " ", "1 to 500");
        assertRefused(() -> item().description("d".repeat(20_001)).build(), "description", "ddd", "at most 20000");
        assertRefused(() -> item().link("l".repeat(2_001)).build(), "link", "lll", "at most 2000");
        assertRefused(() -> item().imageLink("l".repeat(2_001)).build(), "imageLink", "lll", "at most 2000");
        assertRefused(() -> item().brand("b".repeat(501)).build(), "brand", "bbb", "at most 500");
        assertRefused(() -> item().gtin("1".repeat(129)).build(), "gtin", "111", "at most 128");
        assertRefused(() -> item().itemGroupId(" x").build(), "itemGroupId", " x", "trim");
        assertRefused(() -> Item.of("", "A"), "itemId", "", "1 to 128");
    }

    @Test
    void asksTheSalePriceWhereThereIsOne() {
        Money price = Money.of("10", "EUR");
        Money sale = Money.of("8", "EUR");
        assertThat(item().price(price).build().currentPrice()).isEqualTo(price);
        assertThat(item().price(price).salePrice(sale).build().currentPrice()).isEqualTo(sale);
        assertThat(item().price(price).salePrice(price).build().currentPrice()).isEqualTo(price);
    }

    @Test
    void refusesASalePriceThatIsNone() {
        Money ten = Money.of("10", "EUR");
        assertRefused(() -> item().salePrice(ten).build(), "salePrice", "10 EUR", "same currency");
        assertRefused(
                () -> item().price(Money.of("10", "USD")).salePrice(ten).build(),
                "salePrice",
                "10 EUR",
                "same currency");
        assertRefused(
                () -> item().price(Money.of("9.99", "EUR")).salePrice(ten).build(),
                "salePrice",
                "10 EUR",
                "at most the price, 9.99 EUR");
    }

    @Test
    void limitsPathsAttributesAndTranslations() {
        assertThat(item().productType(Collections.nCopies(10, "x")).build().productType())
                .hasSize(10);
        assertRefused(
                () -> item().productType(Collections.nCopies(11, "x")).build(), "productType", "11", "at most 10");
        assertRefused(() -> item().productType(List.of("Home", " ")).build(), "productType", " ", "1 to 500");
        assertThat(item().attributes(attributes(100)).build().attributes()).hasSize(100);
        assertRefused(() -> item().attributes(attributes(101)).build(), "attributes", "101", "at most 100");
        assertRefused(() -> item().attributes(Map.of("colour", "")).build(), "colour", "", "1 to 2000");
        assertRefused(() -> item().attributes(Map.of(" ", "red")).build(), "attributes", " ", "1 to 500");
        Translation translation = new Translation("T", " ", List.of(), Map.of());
        assertThat(translation.description()).isNull();
        assertRefused(
                () -> item().translation("x".repeat(36), translation).build(), "translations", "xxx", "at most 35");
    }

    @Test
    void limitsTheNumberOfTranslations() {
        ItemBuilder many = item();
        for (int i = 0; i < 51; i++) {
            many.translation("l" + i, new Translation("T", null, List.of(), Map.of()));
        }
        assertRefused(many::build, "translations", "51", "at most 50");
    }

    @Test
    void refusesATimeOfAnotherUnit() {
        Instant seconds = Instant.ofEpochMilli(1_750_000_000L);
        assertRefused(() -> item().addedAt(seconds).build(), "addedAt", "1970-01-21", "milliseconds since 1970");
    }

    @Test
    void cannotBeChangedFromOutside() {
        List<String> path = new ArrayList<>(List.of("Home"));
        Map<String, String> attributes = new HashMap<>(Map.of("colour", "red"));
        Item item = item().productType(path).attributes(attributes).build();
        path.add("Tea");
        attributes.put("size", "XL");
        assertThat(item.productType()).containsExactly("Home");
        assertThat(item.attributes()).containsOnlyKeys("colour");
        assertThatThrownBy(() -> item.attributes().put("size", "XL")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> item.productType().add("Tea")).isInstanceOf(UnsupportedOperationException.class);
    }
}
