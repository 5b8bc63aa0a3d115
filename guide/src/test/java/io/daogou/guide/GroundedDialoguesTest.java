package io.daogou.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.demo.DemoShop;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import io.daogou.guide.understand.Utterances;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand dialogues in a shop whose prices and stock change all the time, faster than the guide's own columns follow:
 * whatever it shows is the catalogue's at that moment.
 */
class GroundedDialoguesTest {
    private static final int DIALOGUES = 1_000;
    private static final int TURNS = 3;

    @TempDir
    private Path folder;

    @Test
    void everythingShownIsTrueAtThatMoment() {
        List<String> texts = Utterances.texts("development");
        List<Item> items = DemoShop.generate(1).items();
        Random random = new Random(11);
        int shown = 0;
        try (GuideShop shop = new GuideShop(items, folder)) {
            for (int dialogue = 0; dialogue < DIALOGUES; dialogue++) {
                for (int turn = 0; turn < TURNS; turn++) {
                    change(shop, items.get(random.nextInt(items.size())), random);
                    String text = texts.get(random.nextInt(texts.size()));
                    String language = random.nextBoolean() ? "zh" : "en";
                    GuideAnswer answer = shop.guide().turn(GuideTurn.said(null, "device " + dialogue, language, text));
                    answer.products().forEach(product -> assertTrue(shop, product, language));
                    shown += answer.products().size();
                    assertPricesAreKnown(answer, text);
                }
            }
        }
        System.out.println("grounded: " + DIALOGUES + " dialogues, " + shown + " products shown, all true");
        assertThat(shown).isGreaterThan(DIALOGUES);
    }

    private static void change(GuideShop shop, Item item, Random random) {
        boolean isSoldOut = random.nextInt(3) == 0;
        Money price = Money.of(String.valueOf(10 + random.nextInt(500)), "CNY");
        shop.catalog()
                .put(List.of(item.toBuilder()
                        .price(price)
                        .salePrice(null)
                        .availability(isSoldOut ? Availability.OUT_OF_STOCK : Availability.IN_STOCK)
                        .build()));
    }

    private static void assertTrue(GuideShop shop, GuideProduct product, String language) {
        Item item = shop.catalog().item(product.itemId()).orElseThrow();
        assertThat(item.availability().canBeOrdered()).isTrue();
        assertThat(product.price()).isEqualTo(item.currentPrice());
        assertThat(product.title()).isEqualTo(ItemTexts.of(item, language).title());
    }

    /** Every amount of money in a message is a price that is shown, a difference of two, or what the shopper would spend. */
    private static void assertPricesAreKnown(GuideAnswer answer, String text) {
        String message = answer.message();
        for (int at = message.indexOf('¥'); at >= 0; at = message.indexOf('¥', at + 1)) {
            List<Word> words = Words.of(Words.clean(message.substring(at + 1)));
            BigDecimal amount = new BigDecimal(words.getFirst().key());
            boolean isShown = answer.products().stream()
                    .map(GuideProduct::price)
                    .anyMatch(price -> price != null && price.amount().compareTo(amount) == 0);
            boolean isBudget = answer.understood().stream()
                    .anyMatch(chip ->
                            Words.clean(chip.label()).contains(words.getFirst().key()));
            assertThat(isShown || isBudget).as(text + " -> " + message).isTrue();
        }
    }
}
