package io.daogou.guide;

import io.daogou.domain.item.Money;
import io.daogou.guide.ask.Inquiry;
import io.daogou.guide.catalog.Department;
import io.daogou.guide.catalog.Facet;
import io.daogou.guide.need.Need;
import io.daogou.guide.text.Words;
import io.daogou.guide.understand.Budget;
import io.daogou.guide.understand.Intent;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.Wish;
import io.daogou.guide.word.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Needs and questions in the words of one language. */
final class Labeller {
    private static final int LEVELS_SHOWN = 2;
    private final Wording wording;
    private final Lexicon lexicon;

    Labeller(Wording wording, Lexicon lexicon) {
        this.wording = wording;
        this.lexicon = lexicon;
    }

    List<Chip> chips(Need need) {
        List<Chip> chips = new ArrayList<>();
        for (Wish wish : need.wishes()) {
            String label = label(wish);
            chips.add(new Chip(
                    wish.slot(),
                    value(wish),
                    wish.isExcluded() ? wording.say("chip.not", label) : label,
                    wish.isExcluded(),
                    true));
        }
        if (!need.query().isEmpty()) {
            chips.add(new Chip(Wish.WORDS, need.query(), need.query(), false, true));
        }
        Budget budget = need.budget();
        if (budget != null) {
            chips.add(new Chip(Inquiry.PRICE, range(budget), label(budget), false, true));
        }
        if (need.recipient() != null) {
            String person = wording.say("person." + need.recipient());
            chips.add(new Chip("recipient", need.recipient(), wording.say("chip.recipient", person), false, true));
        }
        if (need.occasion() != null) {
            chips.add(new Chip("occasion", need.occasion(), wording.say("occasion." + need.occasion()), false, true));
        }
        return chips;
    }

    /** What a chip of a wish carries; the same for equal wishes. */
    static String value(Wish wish) {
        return String.join(" | ", wish.values());
    }

    static String range(Budget budget) {
        return plain(budget.min()) + ".." + plain(budget.max());
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    String label(Wish wish) {
        if (wording.has("group." + wish.said())) {
            return wording.say("group." + wish.said());
        }
        if (wish.slot().equals(Wish.WORDS)) {
            return wish.said();
        }
        if (wish.isCategory() && wish.values().size() == 1) {
            return exactly(wish.values().getFirst());
        }
        List<String> labels = wish.values().stream()
                .limit(LEVELS_SHOWN)
                .map(value -> wish.isCategory() ? category(value) : value(wish.slot(), value))
                .distinct()
                .toList();
        // Several values that one word named: that word, where it is of this language.
        boolean isOwnWord = Words.isChinese(wish.said()) == wording.language().equals(Wording.CHINESE)
                && !Character.isDigit(wish.said().charAt(0));
        return wish.values().size() > 1 && !wish.isCategory() && isOwnWord ? wish.said() : wording.list(labels);
    }

    /** A category by its last level, and by the one above it where others are called the same: cats' food is no dogs' food. */
    private String exactly(String name) {
        String label = category(name);
        boolean isShared = lexicon.assortment().departments().stream()
                .anyMatch(other -> !other.name().equals(name)
                        && other.label(wording.language()).equals(label));
        return lexicon.assortment()
                .department(name)
                .map(Department::parent)
                .filter(above -> isShared)
                .map(above -> wording.say("category.within", label, above.label(wording.language())))
                .orElse(label);
    }

    private String category(String name) {
        return lexicon.assortment()
                .department(name)
                .map(found -> found.label(wording.language()))
                .orElse(name);
    }

    /** A value of a facet in the language. */
    String value(String slot, String value) {
        return lexicon.assortment()
                .value(slot, value)
                .map(found -> found.label().in(wording.language()))
                .orElse(value);
    }

    /** Names only what is there to be given up, as one phrase. */
    String list(List<Wish> wishes, @Nullable Budget budget) {
        List<String> labels = new ArrayList<>();
        wishes.forEach(wish -> labels.add(wish.isExcluded() ? wording.say("chip.not", label(wish)) : label(wish)));
        if (budget != null) {
            labels.add(label(budget));
        }
        return wording.list(labels);
    }

    /** The whole need as one phrase: ¥500以内、无线的耳机; wireless Headphones, up to ¥500. */
    String summary(Need need) {
        List<Chip> chips = chips(need);
        List<String> kinds = labels(chips, chip -> isKind(chip) && !chip.isExcluded());
        List<String> plain = labels(chips, chip -> !isKind(chip) && !chip.isExcluded() && isProperty(chip));
        List<String> rest = labels(chips, chip -> chip.isExcluded() || !(isKind(chip) || isProperty(chip)));
        boolean isChinese = wording.language().equals(Wording.CHINESE);
        List<String> before = new ArrayList<>(isChinese ? rest : plain);
        List<String> behind = isChinese ? List.of() : rest;
        if (isChinese) {
            before.addAll(plain);
        }
        String comma = wording.say("list.comma");
        String kind = String.join(isChinese ? comma : " ", kinds);
        String start = String.join(isChinese || kind.isEmpty() ? comma : " ", before);
        String joint = kind.isEmpty() || start.isEmpty() ? "" : wording.say("kind.joint");
        String phrase = start + joint + kind;
        String tail = String.join(comma, behind);
        return phrase.isEmpty() || tail.isEmpty() ? phrase + tail : phrase + comma + tail;
    }

    private static List<String> labels(List<Chip> chips, Predicate<Chip> which) {
        return chips.stream().filter(which).map(Chip::label).toList();
    }

    private static boolean isKind(Chip chip) {
        return chip.slot().equals(Wish.CATEGORY) || chip.slot().equals(Wish.WORDS);
    }

    private static boolean isProperty(Chip chip) {
        return chip.slot().startsWith(Facet.ATTRIBUTE) || chip.slot().equals(Facet.BRAND);
    }

    String label(Budget budget) {
        BigDecimal min = budget.min();
        BigDecimal max = budget.max();
        BigDecimal beside = budget.beside();
        if (beside != null && (min == null || max == null)) {
            return wording.say(min == null ? "chip.budget.cheaper" : "chip.budget.dearer", price(beside));
        }
        if (budget.isAbout() && min != null && max != null) {
            return wording.say("chip.budget.about", price(min.add(max).divide(BigDecimal.TWO)));
        }
        if (min != null && max != null) {
            return wording.say("chip.budget.between", price(min), price(max));
        }
        return max != null
                ? wording.say("chip.budget.upto", price(max))
                : wording.say("chip.budget.from", price(min == null ? BigDecimal.ZERO : min));
    }

    String price(BigDecimal amount) {
        BigDecimal shown = amount.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        String currency = lexicon.assortment().currency();
        return currency.isEmpty() ? shown.toPlainString() : wording.price(Money.of(shown.toPlainString(), currency));
    }

    Question question(Inquiry inquiry, Need need) {
        List<Question.Option> options = inquiry.choices().stream()
                .map(choice -> new Question.Option(
                        Replies.is(inquiry.slot(), choice.value()), option(inquiry, choice), choice.items()))
                .toList();
        return new Question(
                inquiry.slot(),
                text(inquiry, need),
                options,
                new QuickReply(Replies.any(inquiry.slot()), wording.say("any")),
                new QuickReply(Replies.act(Intent.SHOW), wording.say("show")));
    }

    private String option(Inquiry inquiry, Inquiry.Choice choice) {
        if (!inquiry.slot().equals(Inquiry.PRICE)) {
            return choice.label();
        }
        int middle = choice.value().indexOf("..");
        String from = choice.value().substring(0, middle);
        String to = choice.value().substring(middle + 2);
        if (from.isEmpty()) {
            return wording.say("option.upto", price(new BigDecimal(to)));
        }
        return to.isEmpty()
                ? wording.say("option.from", price(new BigDecimal(from)))
                : wording.say("option.between", price(new BigDecimal(from)), price(new BigDecimal(to)));
    }

    private String text(Inquiry inquiry, Need need) {
        String slot = inquiry.slot();
        if (slot.equals(Inquiry.CATEGORY)) {
            if (inquiry.within() != null) {
                return wording.say("ask.category.within", inquiry.within());
            }
            boolean isGift = need.recipient() != null || need.occasion() != null;
            return wording.say(isGift ? "ask.category.for" : "ask.category");
        }
        if (!slot.startsWith(Facet.ATTRIBUTE)) {
            return wording.say("ask." + slot);
        }
        String name = slot.substring(Facet.ATTRIBUTE.length());
        String own = "ask.attribute." + name;
        if (wording.has(own)) {
            return wording.say(own);
        }
        return wording.say(
                "ask.attribute",
                lexicon.assortment()
                        .facet(slot)
                        .map(facet -> facet.name().in(wording.language()))
                        .orElse(name));
    }
}
