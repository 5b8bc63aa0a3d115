package io.daogou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DemoShopTest {
    private static final DemoShop SHOP = DemoShop.generate(1);
    /** Latin words that a Chinese shop writes too: units, sizes, standards. */
    private static final Set<String> LATIN = Set.of(
            "GB", "TB", "USB", "C", "HDMI", "K", "T", "S", "M", "L", "XL", "XS", "XXL", "NB", "SPF", "A", "B", "TPE",
            "PU", "PPSU", "EF", "F", "U", "SK", "Wi", "Fi");

    @Test
    void theSameSeedGivesTheSameShop() {
        assertThat(DemoShop.generate(1)).isEqualTo(SHOP);
        assertThat(DemoShop.generate(2)).isNotEqualTo(SHOP);
    }

    @Test
    void aShopHasAboutTwoThousandProductsInADozenDepartments() {
        assertThat(SHOP.items()).hasSizeBetween(1_900, 2_100);
        assertThat(SHOP.departments()).hasSizeBetween(12, 14);
        assertThat(Vocabulary.SHARED.families()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(values(Item::brand)).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void everyIdentifierAndEveryTitleIsUsedOnce() {
        assertThat(values(Item::itemId)).hasSameSizeAs(SHOP.items());
        assertThat(values(Item::title)).hasSameSizeAs(SHOP.items());
        assertThat(values(item -> chinese(item).title())).hasSameSizeAs(SHOP.items());
    }

    @Test
    void everyItemSpeaksBothLanguages() {
        for (Item item : SHOP.items()) {
            Translation chinese = chinese(item);
            assertThat(item.description())
                    .as(item.itemId())
                    .hasSizeGreaterThan(40)
                    .doesNotContain("{", "|");
            assertThat(chinese.description())
                    .as(item.itemId())
                    .hasSizeGreaterThan(15)
                    .doesNotContain("{", "|");
            assertThat(chinese.productType()).hasSameSizeAs(item.productType());
            assertThat(chinese.attributes()).hasSameSizeAs(item.attributes());
            assertThat(item.title() + item.description() + item.productType() + item.attributes())
                    .as("English only")
                    .doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    void chineseTitlesHaveNoEnglishBesideBrandsAndUnits() {
        Set<String> brands = values(Item::brand);
        for (Item item : SHOP.items()) {
            String title = chinese(item).title();
            for (String brand : brands) {
                title = title.replace(brand, "");
            }
            Matcher word = Pattern.compile("[A-Za-z]+").matcher(title);
            while (word.find()) {
                assertThat(LATIN).as(chinese(item).title()).contains(word.group());
            }
        }
    }

    @Test
    void everyFamilyHasSeveralProductsAndEveryDepartmentMany() {
        Map<String, Long> families = SHOP.items().stream()
                .collect(Collectors.groupingBy(
                        item -> Vocabulary.SHARED.familyOf(item.itemId()).id(), Collectors.counting()));
        assertThat(families.keySet()).isEqualTo(Vocabulary.SHARED.families().keySet());
        assertThat(families.values()).allMatch(count -> count >= 5);
        Map<String, Long> departments = SHOP.items().stream()
                .collect(Collectors.groupingBy(item -> item.productType().getFirst(), Collectors.counting()));
        assertThat(departments.values()).hasSameSizeAs(SHOP.departments()).allMatch(count -> count >= 60);
        assertThat(departments.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        SHOP.departments().stream().map(Department::name).toList());
        assertThat(SHOP.items())
                .allMatch(item ->
                        item.productType().size() >= 2 && item.productType().size() <= 4);
    }

    @Test
    void pricesStayInTheRangeOfTheirFamily() {
        for (Item item : SHOP.items()) {
            Family family = Vocabulary.SHARED.familyOf(item.itemId());
            Money price = Objects.requireNonNull(item.price());
            assertThat(price.currency().getCurrencyCode()).isEqualTo("CNY");
            assertThat(price.amount().doubleValue())
                    .as(item.itemId())
                    .isBetween(family.lowestPrice() * .95, family.highestPrice() * 1.02);
            if (item.salePrice() != null) {
                assertThat(item.salePrice().amount()).isLessThan(price.amount()).isGreaterThan(BigDecimal.ZERO);
            }
        }
    }

    @Test
    void someAreOutOfStockSomeOnSaleSomeNewSomeInSeveralColours() {
        assertThat(share(item -> item.availability() == Availability.OUT_OF_STOCK))
                .isBetween(.02, .06);
        assertThat(share(item -> item.salePrice() != null)).isBetween(.08, .17);
        Instant fortnight = DemoShop.NOW.minus(Duration.ofDays(14));
        assertThat(share(item -> added(item).isAfter(fortnight))).isBetween(.02, .09);
        assertThat(SHOP.items())
                .allMatch(item -> !added(item).isAfter(DemoShop.NOW)
                        && added(item).isAfter(DemoShop.NOW.minus(Duration.ofDays(731))));
        assertThat(share(item -> item.itemGroupId() != null)).isBetween(.15, .5);
    }

    @Test
    void theMembersOfAGroupDifferInColour() {
        Map<String, List<Item>> groups = SHOP.items().stream()
                .filter(item -> item.itemGroupId() != null)
                .collect(Collectors.groupingBy(item -> Objects.requireNonNull(item.itemGroupId())));
        groups.values().forEach(group -> {
            Set<String> colours = new HashSet<>();
            group.forEach(item -> colours.add(item.attributes().getOrDefault("colour", "")));
            assertThat(colours).hasSameSizeAs(group).doesNotContain("");
        });
    }

    @Test
    void linksLeadToTheItemAndItsPicture() {
        assertThat(SHOP.items())
                .allMatch(item -> ("/demo/images/" + item.itemId() + ".svg").equals(item.imageLink())
                        && ("#/item/" + item.itemId()).equals(item.link()));
    }

    private static Translation chinese(Item item) {
        return Objects.requireNonNull(item.translations().get("zh"), item.itemId());
    }

    private static Instant added(Item item) {
        return Objects.requireNonNull(item.addedAt());
    }

    private static Set<String> values(Function<Item, @Nullable String> of) {
        return SHOP.items().stream().map(item -> String.valueOf(of.apply(item))).collect(Collectors.toSet());
    }

    private static double share(Predicate<Item> is) {
        return (double) SHOP.items().stream().filter(is).count() / SHOP.items().size();
    }
}
