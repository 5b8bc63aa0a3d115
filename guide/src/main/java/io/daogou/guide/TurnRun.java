package io.daogou.guide;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Item;
import io.daogou.guide.GuideAnswer.Act;
import io.daogou.guide.need.Need;
import io.daogou.guide.need.Needs;
import io.daogou.guide.understand.Budget;
import io.daogou.guide.understand.Intent;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.Understanding;
import io.daogou.guide.understand.Understood;
import io.daogou.guide.understand.Wish;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One turn: decides what to do, lets {@link Answering} do it. Not for use by several threads. */
final class TurnRun {
    private static final int MOST_COMPARED = 4;
    private static final BigDecimal COIN = new BigDecimal("0.01");

    private final GuideParts parts;
    private final Lexicon lexicon;
    private final GuideTurn turn;
    private final Conversation before;
    private final Answering answering;

    TurnRun(GuideParts parts, GuideSettings settings, Lexicon lexicon, GuideTurn turn, Conversation before) {
        this.parts = parts;
        this.lexicon = lexicon;
        this.turn = turn;
        this.before = before;
        answering = new Answering(parts, settings, lexicon, turn, before);
    }

    GuideAnswer answer() {
        try {
            return decide();
        } catch (UncheckedIOException unreadable) {
            return answering.unreadable();
        }
    }

    Conversation after() {
        return answering.after();
    }

    private GuideAnswer decide() {
        ChipEdit edit = turn.edit();
        if (edit != null) {
            return answering.proceed(edited(edit), Set.of());
        }
        String reply = turn.reply();
        String text = turn.text();
        if (reply == null && text == null) {
            return answering.open();
        }
        String asked = reply != null ? Replies.slot(reply) : before.asked();
        Understood said = reply != null ? Replies.read(reply, lexicon) : read(text == null ? "" : text);
        Optional<GuideAnswer> talk = talk(said);
        if (talk.isPresent()) {
            return talk.get();
        }
        return act(said, asked);
    }

    private Understood read(String text) {
        String category = before.need().wishes().stream()
                .filter(wish -> wish.isCategory() && !wish.isExcluded())
                .map(wish -> wish.values().getFirst())
                .findFirst()
                .orElse(null);
        return parts.understanding()
                .read(
                        text,
                        new Understanding.Context(
                                lexicon,
                                category,
                                before.asked(),
                                before.owner().name()));
    }

    /** What is no need: small talk, and what is none of the guide's business. */
    private Optional<GuideAnswer> talk(Understood said) {
        if (said.namesNeed()) {
            return Optional.empty();
        }
        if (said.has(Intent.RESTART)) {
            return Optional.of(answering.restart());
        }
        if (said.has(Intent.OFFTOPIC)) {
            return Optional.of(answering.talk(Act.DECLINED, "offtopic"));
        }
        for (Intent intent : List.of(Intent.HELP, Intent.BYE, Intent.THANKS)) {
            if (said.has(intent)) {
                return Optional.of(answering.talk(Act.TALKED, intent.wireName()));
            }
        }
        if (said.has(Intent.GREETING)) {
            return Optional.of(answering.talk(Act.TALKED, "hello"));
        }
        boolean isNothing = said.intents().isEmpty()
                && said.unknown().isEmpty()
                && said.indifferent().isEmpty();
        return isNothing ? Optional.of(answering.talk(Act.TALKED, "unclear")) : Optional.empty();
    }

    private GuideAnswer act(Understood said, @Nullable String asked) {
        if (said.has(Intent.COMPARE)) {
            return compare(said);
        }
        if (said.has(Intent.DETAILS)) {
            return detail(said);
        }
        Set<Intent> intents = new HashSet<>(said.intents());
        Understood answered = said;
        if (said.has(Intent.NO) && asked != null) {
            answered = new Understood(
                    Set.of(Intent.ANY),
                    List.of(),
                    null,
                    null,
                    null,
                    List.of(),
                    false,
                    false,
                    false,
                    Set.of(),
                    "",
                    false);
        }
        Need need = Needs.after(before.need(), answered, asked, lexicon);
        if (!said.namesNeed() && said.intents().isEmpty() && !said.unknown().isEmpty()) {
            return answering.search(need, said.unknown());
        }
        if (!need.namesKind() && !said.unknown().isEmpty() && !said.namesNeed()) {
            need = need.withQuery(said.unknown());
        }
        if (said.namesNeed() && !said.unknown().isEmpty()) {
            need = answering.withUnread(need, said);
        }
        if ((said.has(Intent.CHEAPER) || said.has(Intent.DEARER)) && !isOfItsOwn(said)) {
            return step(need, said, intents);
        }
        if (said.isAnother()) {
            answering.park(before.need());
        }
        return answering.proceed(need, intents);
    }

    /** "Not too expensive headphones" are no cheaper ones than those shown, but the beginning of a need. */
    private static boolean isOfItsOwn(Understood said) {
        return said.ordinals().isEmpty()
                && !said.isAboutThis()
                && said.wishes().stream().anyMatch(wish -> wish.isKind() && !wish.isExcluded());
    }

    /** Cheaper or dearer than what is meant: the one named, the one on the page, or the first one shown. */
    private GuideAnswer step(Need need, Understood said, Set<Intent> intents) {
        List<String> meant = meant(said);
        Optional<Item> reference =
                meant.isEmpty() ? Optional.empty() : parts.catalog().item(meant.getFirst());
        BigDecimal price = reference
                .map(Item::currentPrice)
                .map(money -> money == null ? null : money.amount())
                .orElse(null);
        if (price == null) {
            return said.ordinals().isEmpty()
                    ? answering.proceed(need, Set.of())
                    : answering.talk(Act.TALKED, "nothing.view");
        }
        boolean isCheaper = said.has(Intent.CHEAPER);
        Budget old = need.budget();
        Budget budget = isCheaper
                ? new Budget(
                        below(old == null || old.isAbout() ? null : old.min(), price),
                        price.subtract(COIN).max(COIN),
                        false,
                        price)
                : new Budget(
                        price.add(COIN), above(old == null || old.isAbout() ? null : old.max(), price), false, price);
        Need stepped = need.withBudget(budget);
        if (!stepped.namesKind()) {
            stepped = likeThis(stepped, reference.orElseThrow());
        }
        return answering.step(need, stepped, intents, isCheaper);
    }

    private static @Nullable BigDecimal below(@Nullable BigDecimal min, BigDecimal price) {
        return min != null && min.compareTo(price.subtract(COIN)) < 0 ? min : null;
    }

    private static @Nullable BigDecimal above(@Nullable BigDecimal max, BigDecimal price) {
        return max != null && max.compareTo(price.add(COIN)) > 0 ? max : null;
    }

    private static Need likeThis(Need need, Item item) {
        if (item.productType().isEmpty()) {
            return need;
        }
        List<Wish> wishes = new ArrayList<>(need.wishes());
        wishes.add(new Wish(
                Wish.CATEGORY,
                List.of(String.join(" > ", item.productType())),
                item.productType().getLast(),
                false));
        return need.withWishes(wishes);
    }

    private GuideAnswer compare(Understood said) {
        List<String> meant = new ArrayList<>(meant(said));
        if (meant.size() < 2) {
            List<String> inView = before.shown().size() > 1 ? before.shown() : turn.itemIds();
            meant.clear();
            meant.addAll(inView.subList(0, Math.min(2, inView.size())));
        }
        return answering.compare(meant.subList(0, Math.min(MOST_COMPARED, meant.size())));
    }

    private GuideAnswer detail(Understood said) {
        List<String> meant = meant(said);
        return meant.isEmpty() ? answering.talk(Act.TALKED, "nothing.view") : answering.detail(meant.getFirst());
    }

    /** The products that ordinals and "this" point at. */
    private List<String> meant(Understood said) {
        List<String> shown = before.shown().isEmpty() ? turn.itemIds() : before.shown();
        List<String> meant = new ArrayList<>();
        for (int ordinal : said.ordinals()) {
            int place = ordinal < 0 ? shown.size() - 1 : ordinal - 1;
            if (place >= 0 && place < shown.size() && !meant.contains(shown.get(place))) {
                meant.add(shown.get(place));
            }
        }
        boolean isOnPage = said.isAboutThis() && !turn.itemIds().isEmpty();
        if (meant.isEmpty() && isOnPage) {
            meant.add(turn.itemIds().getFirst());
        } else if (meant.isEmpty() && !shown.isEmpty()) {
            meant.add(shown.getFirst());
        }
        return meant;
    }

    private Need edited(ChipEdit edit) {
        Need need = before.need();
        Chip chip = new Labeller(answering.wording(), lexicon)
                .chips(need).stream()
                        .filter(one ->
                                one.slot().equals(edit.slot()) && one.value().equals(edit.value()))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInput(
                                "edit",
                                "names no chip of this conversation",
                                edit.slot() + "=" + edit.value(),
                                "send slot and value of a chip of the last answer"));
        Need without = switch (chip.slot()) {
            case "price" -> need.withBudget(null);
            case "recipient" -> need.withPerson(null, need.occasion());
            case "occasion" -> need.withPerson(need.recipient(), null);
            default -> withoutWish(need, chip);
        };
        String replacement = edit.replacement();
        return replacement == null ? without : Needs.after(without, read(replacement), chip.slot(), lexicon);
    }

    private static Need withoutWish(Need need, Chip chip) {
        if (chip.slot().equals(Wish.WORDS) && chip.value().equals(need.query())) {
            return need.withQuery("");
        }
        List<Wish> others = need.wishes().stream()
                .filter(wish -> !wish.slot().equals(chip.slot())
                        || wish.isExcluded() != chip.isExcluded()
                        || !Labeller.value(wish).equals(chip.value()))
                .toList();
        return need.withWishes(others);
    }
}
