package io.daogou.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.guide.GuideProduct.ProductReason;
import io.daogou.guide.GuideProduct.Role;
import io.daogou.guide.understand.LexiconUnderstanding;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of products where the catalogue changed since the guide read it. */
class TruthOfThePricesTest {
    @TempDir
    private Path folder;

    private GuideShop shop;

    @BeforeEach
    void open() {
        shop = GuideShop.demo(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private GuideAnswer say(String text) {
        return shop.guide().turn(GuideTurn.said(null, "phone", "zh", text));
    }

    private static List<String> reasons(GuideProduct product) {
        return product.reasons().stream().map(ProductReason::type).toList();
    }

    @Test
    void whatBecameTheDearestIsNotCalledTheCheapest() {
        say("帐篷");
        GuideProduct cheapest = say("直接推荐吧").products().stream()
                .filter(product -> product.role() == Role.CHEAPEST_GOOD)
                .findFirst()
                .orElseThrow();
        Item item = shop.catalog().item(cheapest.itemId()).orElseThrow();
        shop.catalog()
                .put(List.of(item.toBuilder()
                        .price(Money.of("99999", "CNY"))
                        .salePrice(null)
                        .build()));
        GuideAnswer after = say("直接推荐吧");
        assertThat(after.products()).anyMatch(product -> product.itemId().equals(cheapest.itemId()));
        assertThat(after.products()).allSatisfy(product -> {
            assertThat(product.role()).isNotEqualTo(Role.CHEAPEST_GOOD);
            assertThat(reasons(product)).doesNotContain("cheapest");
        });
    }

    @Test
    void whatCostsLessThanTheBudgetIsNotCalledOverIt() {
        GuideAnswer answer = say("耳机 20000到30000元,直接推荐吧");
        assertThat(answer.products()).isNotEmpty().allSatisfy(product -> {
            assertThat(Objects.requireNonNull(product.price()).amount()).isLessThan(new BigDecimal("20000"));
            assertThat(reasons(product)).contains("below_budget").doesNotContain("over_budget");
        });
    }

    @Test
    void ofSeveralMeaningsTheOneThatTheBudgetIsForIsMeant() {
        assertThat(say("笔记本 2000到8000元,直接推荐吧").products())
                .isNotEmpty()
                .allSatisfy(product -> assertThat(
                                Objects.requireNonNull(product.price()).amount())
                        .isBetween(new BigDecimal("2000"), new BigDecimal("8000")));
    }

    @Test
    void aMeaningNearTheBudgetIsMeantWhereNoneIsWithin() {
        assertThat(say("笔记本 2000-3000元,直接推荐吧").products())
                .isNotEmpty()
                .allSatisfy(product -> assertThat(
                                Objects.requireNonNull(product.price()).amount())
                        .isGreaterThan(new BigDecimal("1000")));
    }

    @Test
    void theSecondOneIsTheSecondThatIsSeen() {
        Map<String, Integer> reads = new HashMap<>();
        String[] sold = {""};
        // The real catalogue; what was chosen to be sold is so right after the guide looked at it for the first time.
        Catalog selling = (Catalog) Proxy.newProxyInstance(
                Catalog.class.getClassLoader(), new Class<?>[] {Catalog.class}, (proxy, method, arguments) -> {
                    Object found = method.invoke(shop.catalog(), arguments);
                    if (method.getName().equals("item") && sold[0].equals(arguments[0])) {
                        reads.merge(sold[0], 1, Integer::sum);
                        shop.catalog()
                                .item(sold[0])
                                .ifPresent(item -> shop.catalog()
                                        .put(List.of(item.toBuilder()
                                                .availability(Availability.OUT_OF_STOCK)
                                                .build())));
                    }
                    return found;
                });
        Clock clock = Clock.systemUTC();
        GuideParts parts = new GuideParts(
                selling,
                shop.engine().recommender(),
                shop.index(),
                new MemoryConversations(10, Duration.ofHours(1), clock),
                deviceId -> null,
                new LexiconUnderstanding(),
                null,
                clock,
                PersonalizationConsent.EVERYBODY);
        try (ConversationalGuide guide = new ConversationalGuide(parts, GuideSettings.defaults())) {
            guide.turn(GuideTurn.said(null, "phone", "en", "a tent"));
            GuideTurn show = GuideTurn.tapped(null, "phone", "en", "do:show");
            sold[0] = guide.turn(show).products().get(1).itemId();
            GuideAnswer seen = guide.turn(show);
            assertThat(reads).containsKey(sold[0]);
            assertThat(seen.products()).noneMatch(product -> product.itemId().equals(sold[0]));
            assertThat(guide.turn(GuideTurn.said(null, "phone", "en", "tell me about the second one"))
                            .products()
                            .getFirst()
                            .itemId())
                    .isEqualTo(seen.products().get(1).itemId());
        }
    }
}
