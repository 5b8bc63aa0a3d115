package io.daogou.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.guide.GuideAnswer.Act;
import io.daogou.guide.GuideProduct.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole conversations in the demo shop, with a real store, engine and index. */
class ConversationalGuideTest {
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

    private static GuideAnswer tap(String device, String reply) {
        return shop.guide().turn(GuideTurn.tapped(null, device, "en", reply));
    }

    private static BigDecimal amount(GuideProduct product) {
        return Objects.requireNonNull(product.price()).amount();
    }

    @Test
    void aConversationBeginsWithSayingThatItIsAnAi() {
        GuideAnswer answer = shop.guide().turn(GuideTurn.opened(null, shop.device(), "zh"));
        assertThat(answer.isAi()).isTrue();
        assertThat(answer.message()).contains("AI");
        assertThat(answer.next()).isNotNull();
    }

    @Test
    void oneCallAnswersWithProductsThatAreWhatWasWished() {
        GuideAnswer answer = shop.say(shop.device(), "我想买个无线耳机,500块以内");
        assertThat(answer.act()).isEqualTo(Act.SHOWED);
        assertThat(GuideShop.labels(answer)).containsExactly("无线", "耳机", "¥500以内");
        assertThat(answer.products()).hasSizeBetween(3, 6).allSatisfy(product -> {
            Item item = shop.catalog().item(product.itemId()).orElseThrow();
            assertThat(item.attributes()).containsEntry("connection", "wireless");
            assertThat(item.currentPrice()).isEqualTo(product.price());
            assertThat(amount(product)).isLessThanOrEqualTo(new BigDecimal("500"));
            assertThat(product.reasons()).isNotEmpty();
        });
        assertThat(answer.products().getFirst().role()).isEqualTo(Role.BEST_MATCH);
        assertThat(answer.products().stream().map(GuideProduct::itemId)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsCalledTheCheapestIsTheCheapestThatFits() {
        String device = shop.device();
        shop.say(device, "a tent");
        GuideAnswer shown = tap(device, "do:show");
        GuideProduct cheapest = shown.products().stream()
                .filter(product -> product.role() == Role.CHEAPEST_GOOD)
                .findFirst()
                .orElseThrow();
        BigDecimal least = DemoCatalog.assortment().departments().stream()
                .filter(one -> one.path().getLast().equals("Tents"))
                .flatMapToInt(one -> Arrays.stream(one.items()))
                .mapToObj(item -> BigDecimal.valueOf(DemoCatalog.assortment().price(item)))
                .min(BigDecimal::compareTo)
                .orElseThrow();
        assertThat(amount(cheapest)).isEqualByComparingTo(least);
    }

    @Test
    void noQuestionIsAskedTwiceAndAtMostThreeBeforeSomethingIsShown() {
        String device = shop.device();
        GuideAnswer answer = shop.say(device, "我想给朋友买个礼物");
        Set<String> asked = new HashSet<>();
        int questions = 0;
        while (answer.act() == Act.ASKED) {
            Question question = Objects.requireNonNull(answer.question());
            assertThat(question.showAnyway().reply()).isEqualTo("do:show");
            assertThat(asked.add(question.slot() + question.text())).isTrue();
            assertThat(question.options()).hasSizeGreaterThan(1);
            questions++;
            answer = tap(device, question.options().getFirst().reply());
        }
        assertThat(questions).isBetween(1, 3);
        assertThat(answer.products()).isNotEmpty();
    }

    @Test
    void showMeAnywayShowsAtOnce() {
        String device = shop.device();
        assertThat(shop.say(device, "a gift for a friend").act()).isEqualTo(Act.ASKED);
        assertThat(tap(device, "do:show").products()).hasSizeBetween(3, 6);
    }

    @Test
    void whatDoesNotMatterIsNotAskedAgain() {
        String device = shop.device();
        GuideAnswer answer = shop.say(device, "running shoes");
        for (int i = 0; i < 6; i++) {
            Question question = answer.question() != null ? answer.question() : answer.next();
            if (question == null) {
                return;
            }
            answer = tap(device, question.dontMind().reply());
            Question next = answer.question() != null ? answer.question() : answer.next();
            assertThat(next == null || !next.slot().equals(question.slot())).isTrue();
        }
    }

    @Test
    void aCorrectionReplacesAndANegationLeavesOut() {
        String device = shop.device();
        shop.say(device, "a red scarf");
        GuideAnswer blue = shop.say(device, "no, I meant green");
        assertThat(GuideShop.labels(blue)).doesNotContain("red").hasSize(2);
        GuideAnswer answer = shop.say(device, "not in wool");
        assertThat(answer.understood()).anyMatch(Chip::isExcluded);
        assertThat(answer.products())
                .isNotEmpty()
                .allSatisfy(product -> assertThat(shop.catalog()
                                .item(product.itemId())
                                .orElseThrow()
                                .attributes()
                                .get("material"))
                        .doesNotContain("wool"));
    }

    @Test
    void cheaperThanTheOneOnThePageIsCheaperAndOfItsKind() {
        Item chair = shop.catalog().item("desk-chair-007").orElseThrow();
        GuideTurn turn = new GuideTurn(
                null,
                shop.device(),
                null,
                "en",
                "do you have anything cheaper than this",
                null,
                null,
                List.of("desk-chair-007"));
        GuideAnswer answer = shop.guide().turn(turn);
        Money price = Objects.requireNonNull(chair.currentPrice());
        assertThat(answer.products()).isNotEmpty().allSatisfy(product -> {
            assertThat(amount(product)).isLessThan(price.amount());
            assertThat(shop.catalog().item(product.itemId()).orElseThrow().productType())
                    .isEqualTo(chair.productType());
        });
    }

    @Test
    void theFirstTwoAreComparedSideBySide() {
        String device = shop.device();
        shop.say(device, "想买保温杯,直接推荐吧");
        GuideAnswer shown = shop.say(device, "随便推荐");
        GuideAnswer answer = shop.say(device, "前两款有什么区别");
        Comparison comparison = Objects.requireNonNull(answer.comparison());
        assertThat(comparison.itemIds())
                .isEqualTo(shown.products().stream()
                        .limit(2)
                        .map(GuideProduct::itemId)
                        .toList());
        assertThat(comparison.rows().getFirst().label()).isEqualTo("价格");
        assertThat(comparison.rows()).anyMatch(Comparison.Row::differs);
        assertThat(comparison.summary()).isNotBlank();
    }

    @Test
    void aChipThatIsTakenAwayIsGoneAndOneThatIsNotThereIsRefused() {
        String device = shop.device();
        GuideAnswer answer = shop.say(device, "a black mechanical keyboard under 500");
        Chip price = answer.understood().stream()
                .filter(chip -> chip.slot().equals("price"))
                .findFirst()
                .orElseThrow();
        GuideTurn edit = new GuideTurn(
                null, device, null, "en", null, new ChipEdit(price.slot(), price.value(), null), null, List.of());
        assertThat(shop.guide().turn(edit).understood())
                .isNotEmpty()
                .noneMatch(chip -> chip.slot().equals("price"));
        assertThatThrownBy(() -> shop.guide().turn(edit))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("names no chip");
    }

    @Test
    void severalNeedsHaveTheirTurn() {
        String device = shop.device();
        shop.say(device, "a tent for 4 people, olive");
        GuideAnswer answer = shop.say(device, "also need a sleeping bag");
        assertThat(GuideShop.labels(answer)).containsExactly("sleeping bag");
    }

    @Test
    void aConversationFollowsTheShopperToTheNextDeviceAndToNobodyElse() {
        String laptop = shop.device();
        String phone = shop.device();
        String other = shop.device();
        GuideAnswer answer = shop.say(laptop, "蓝色的围巾");
        shop.link(laptop, "lin");
        shop.link(phone, "lin");
        GuideAnswer onPhone = shop.guide().turn(GuideTurn.opened(null, phone, "zh"));
        // The laptop spoke before it was linked: its next turn brings the conversation along.
        GuideAnswer onLaptop = shop.guide().turn(GuideTurn.opened(answer.conversationId(), laptop, "zh"));
        assertThat(GuideShop.labels(onLaptop)).isEqualTo(GuideShop.labels(answer));
        assertThat(GuideShop.labels(onPhone)).isEmpty();
        assertThat(GuideShop.labels(shop.guide().turn(GuideTurn.opened(null, phone, "zh"))))
                .isEqualTo(GuideShop.labels(answer));
        GuideAnswer stranger = shop.guide().turn(GuideTurn.opened(answer.conversationId(), other, "zh"));
        assertThat(stranger.conversationId()).isNotEqualTo(answer.conversationId());
        assertThat(GuideShop.labels(stranger)).isEmpty();
    }

    @Test
    void smallTalkAndOtherBusinessAreAnsweredPolitely() {
        String device = shop.device();
        assertThat(shop.say(device, "你好").act()).isEqualTo(Act.TALKED);
        assertThat(shop.say(device, "谢谢").message()).contains("不客气");
        assertThat(shop.say(device, "明天上海天气怎么样").act()).isEqualTo(Act.DECLINED);
        assertThat(shop.say(device, "are you a robot?").message()).contains("AI");
    }

    @Test
    void whatNobodyHasIsSaidSo() {
        assertThat(shop.say(shop.device(), "zzqx blorf").act()).isEqualTo(Act.FOUND_NOTHING);
        GuideAnswer nearest = shop.say(shop.device(), "cashmere sweater under 20 yuan");
        assertThat(nearest.message()).contains("budget");
        assertThat(nearest.products()).isNotEmpty();
    }

    @Test
    void typingErrorsAreFoundByTheSearchEngine() {
        String device = shop.device();
        shop.say(device, "badmintn rackett");
        GuideAnswer answer = tap(device, "do:show");
        assertThat(answer.products()).isNotEmpty();
        assertThat(answer.products().getFirst().itemId()).startsWith("badminton");
    }

    @Test
    void whatWasSoldOutSinceIsNotShown() {
        String device = shop.device();
        shop.say(device, "bedding");
        GuideAnswer before = tap(device, "do:show");
        GuideProduct first = before.products().getFirst();
        Item item = shop.catalog().item(first.itemId()).orElseThrow();
        shop.catalog()
                .put(List.of(
                        item.toBuilder().availability(Availability.OUT_OF_STOCK).build()));
        try {
            assertThat(tap(device, "do:show").products().stream().map(GuideProduct::itemId))
                    .doesNotContain(first.itemId());
        } finally {
            shop.catalog().put(List.of(item));
        }
    }

    @Test
    void aReplyThatTheGuideNeverGaveIsRefused() {
        for (String reply : List.of("do:buy", "is:price=abc..", "is:category=Weapons", "x", "is:=", "do:compare:a+b")) {
            assertThatThrownBy(() -> tap(shop.device(), reply)).isInstanceOf(InvalidInput.class);
        }
    }
}
