package io.daogou.bench;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.search.ItemFilter;
import io.daogou.domain.search.ItemIndex;
import io.daogou.domain.search.ItemQuery;
import io.daogou.guide.Guide;
import io.daogou.guide.GuideAnswer;
import io.daogou.guide.GuideTurn;
import io.daogou.guide.Question;
import io.daogou.guide.text.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A shopper with a hidden need in front of a guide, or of nothing but a search box. One who knows what they want says at
 * first the kind of product and some of what it must have, and something more whenever what is shown will not do. One who
 * does not names a wider kind of product and nothing else; they know the right thing when they see it, and what matters
 * when they are asked, and rather look at the next page than find words for it. Both answer questions truthfully from the
 * item they have in mind, and now and then do not mind.
 */
final class SimulatedShopper {
    private static final int MOST_TURNS = 6;
    private static final int SEEN_ON_A_PAGE = 6;
    private static final double SAYS_AT_ONCE = .5;
    private static final double TAPS = .5;
    private static final double MINDS_ANYWAY = .5;
    private static final double FINDS_WORDS = .3;

    private final HiddenNeed need;
    private final Random random;
    private final List<HiddenNeed.Property> unsaid;
    private final boolean isVague;
    private boolean isBudgetSaid;

    /** @param isVague whether they do not know what they want */
    SimulatedShopper(HiddenNeed need, boolean isVague, Random random) {
        this.need = need;
        this.isVague = isVague;
        this.random = random;
        unsaid = new ArrayList<>(need.properties());
        isBudgetSaid = need.budget() == null;
    }

    /**
     * How it ended.
     *
     * @param turns until something was shown that fulfils the whole need; 0: never
     * @param strictTurns until the very item was shown that the need was drawn from; 0: never
     */
    record Outcome(int turns, int strictTurns) {}

    /** Talks to the guide, as a device of their own. */
    Outcome talk(Guide guide, Catalog catalog, String deviceId) {
        GuideTurn next = say(deviceId, null, firstWords());
        int fulfilled = 0;
        int strict = 0;
        for (int turn = 1; turn <= MOST_TURNS && strict == 0; turn++) {
            GuideAnswer answer = guide.turn(next);
            List<Item> shown = answer.products().stream()
                    .map(product -> catalog.item(product.itemId()).orElseThrow())
                    .toList();
            fulfilled = fulfilled == 0 && shown.stream().anyMatch(need::isFulfilledBy) ? turn : fulfilled;
            strict = shown.stream()
                            .anyMatch(item -> item.itemId().equals(need.item().itemId()))
                    ? turn
                    : 0;
            next = react(answer, deviceId);
        }
        return new Outcome(fulfilled, strict);
    }

    /** Types into a search box what they would say, more each time, and looks at the first page. */
    Outcome search(ItemIndex index, Catalog catalog) {
        String query = firstWords();
        int page = 0;
        int fulfilled = 0;
        int strict = 0;
        for (int turn = 1; turn <= MOST_TURNS && strict == 0; turn++) {
            List<Item> shown = index
                    .find(ItemQuery.of(query, need.language(), SEEN_ON_A_PAGE)
                            .filter(ItemFilter.IN_STOCK)
                            .page(page * SEEN_ON_A_PAGE, SEEN_ON_A_PAGE))
                    .items()
                    .stream()
                    .map(found -> catalog.item(found.itemId()).orElseThrow())
                    .toList();
            fulfilled = fulfilled == 0 && shown.stream().anyMatch(need::isFulfilledBy) ? turn : fulfilled;
            strict = shown.stream()
                            .anyMatch(item -> item.itemId().equals(need.item().itemId()))
                    ? turn
                    : 0;
            Optional<String> more = sayMore();
            query = more.isEmpty() ? query : query + " " + more.get();
            page = more.isEmpty() ? page + 1 : 0;
        }
        return new Outcome(fulfilled, strict);
    }

    private boolean isChinese() {
        return need.language().equals("zh");
    }

    private String firstWords() {
        StringBuilder words = new StringBuilder(pick("想买", "有没有", "", "I'm looking for ", "do you have ", ""));
        if (isVague) {
            return words.append(need.widerKind()).toString();
        }
        List<HiddenNeed.Property> said = unsaid.stream()
                .filter(property -> random.nextDouble() < SAYS_AT_ONCE)
                .toList();
        unsaid.removeAll(said);
        for (HiddenNeed.Property property : said) {
            words.append(isChinese() ? property.said() + "的" : property.said() + " ");
        }
        words.append(need.kind());
        if (!isBudgetSaid && random.nextDouble() < SAYS_AT_ONCE) {
            words.append(isChinese() ? "，" : ", ").append(budgetWords());
        }
        return words.toString();
    }

    private String budgetWords() {
        isBudgetSaid = true;
        BigDecimal budget = need.budget() == null ? BigDecimal.ZERO : need.budget();
        return isChinese() ? budget.toPlainString() + "元以内" : "under " + budget.toPlainString();
    }

    private String pick(String... ofBoth) {
        int half = ofBoth.length / 2;
        return ofBoth[random.nextInt(half) + (isChinese() ? 0 : half)];
    }

    private GuideTurn react(GuideAnswer answer, String deviceId) {
        Question question = answer.question() != null ? answer.question() : answer.next();
        if (question != null) {
            Optional<GuideTurn> reply = reply(answer, question, deviceId);
            if (reply.isPresent()) {
                return reply.get();
            }
        }
        return say(deviceId, answer.conversationId(), sayMore().orElse(isChinese() ? "换一批" : "show me others"));
    }

    /** Answers truthfully; beside products only what matters to them. */
    private Optional<GuideTurn> reply(GuideAnswer answer, Question question, String deviceId) {
        boolean isAsked = answer.question() != null;
        boolean matters = matters(question.slot());
        if (!matters && (!isAsked || random.nextDouble() >= MINDS_ANYWAY)) {
            return isAsked
                    ? Optional.of(tap(deviceId, answer, question.dontMind().reply()))
                    : Optional.empty();
        }
        for (Question.Option option : question.options()) {
            if (isTrue(question.slot(), option.reply())) {
                forget(question.slot());
                boolean isTapped = question.slot().equals("category") || random.nextDouble() < TAPS;
                return Optional.of(
                        isTapped
                                ? tap(deviceId, answer, option.reply())
                                : say(deviceId, answer.conversationId(), option.label()));
            }
        }
        return Optional.of(
                matters
                        ? say(deviceId, answer.conversationId(), inOwnWords(question.slot()))
                        : tap(deviceId, answer, question.dontMind().reply()));
    }

    /** What they say where the right answer is not among those offered. */
    private String inOwnWords(String slot) {
        if (slot.equals("category")) {
            return need.kind();
        }
        if (slot.equals("price")) {
            return budgetWords();
        }
        String said = unsaid.stream()
                .filter(property -> property.slot().equals(slot))
                .map(HiddenNeed.Property::said)
                .findFirst()
                .orElse(need.kind());
        forget(slot);
        unsaid.removeIf(property -> property.said().equals(said));
        return said;
    }

    private boolean matters(String slot) {
        return switch (slot) {
            case "price" -> !isBudgetSaid;
            case "category" -> true;
            case "words" -> !unsaid.isEmpty();
            default -> unsaid.stream().anyMatch(property -> property.slot().equals(slot));
        };
    }

    private void forget(String slot) {
        if (slot.equals("price")) {
            isBudgetSaid = true;
        }
        unsaid.removeIf(property -> property.slot().equals(slot) && !slot.equals("words"));
    }

    /** Whether an option is true of the item they have in mind, or, for the price, of what they would spend. */
    private boolean isTrue(String slot, String reply) {
        String value = reply.substring(reply.indexOf('=') + 1);
        Item item = need.item();
        if (slot.equals("price")) {
            String to = value.substring(value.indexOf("..") + 2);
            String from = value.substring(0, value.indexOf(".."));
            BigDecimal price = item.currentPrice() == null
                    ? BigDecimal.ZERO
                    : item.currentPrice().amount();
            return (from.isEmpty() || price.compareTo(new BigDecimal(from)) >= 0)
                    && (to.isEmpty() || price.compareTo(new BigDecimal(to)) <= 0);
        }
        if (slot.equals("category")) {
            String path = String.join(" > ", item.productType());
            return path.equals(value) || path.startsWith(value + " > ");
        }
        if (slot.equals("brand")) {
            return value.equals(item.brand());
        }
        return HiddenNeed.has(item, new HiddenNeed.Property(slot, value, value));
    }

    private Optional<String> sayMore() {
        if (isVague && random.nextDouble() >= FINDS_WORDS) {
            return Optional.empty();
        }
        if (!unsaid.isEmpty()) {
            return Optional.of(unsaid.removeFirst().said());
        }
        return isBudgetSaid ? Optional.empty() : Optional.of(budgetWords());
    }

    private GuideTurn say(String deviceId, @Nullable String conversationId, String text) {
        return GuideTurn.said(conversationId, deviceId, need.language(), Words.clean(text));
    }

    private GuideTurn tap(String deviceId, GuideAnswer answer, String reply) {
        return GuideTurn.tapped(answer.conversationId(), deviceId, need.language(), reply);
    }
}
