package io.daogou.guide;

import io.daogou.domain.item.Item;
import io.daogou.domain.shopper.Subject;
import io.daogou.guide.word.Grounding;
import io.daogou.guide.word.Wording;
import io.daogou.guide.word.Wordsmith;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last look at an answer before it leaves: every product is read once more from the truth, and leaves only as it is
 * there; every number in the wording must be one of the facts. Where there is a wordsmith, its words leave only if they
 * say nothing beyond the facts.
 */
final class Outgoing {
    private static final Logger LOG = System.getLogger(Outgoing.class.getName());

    private final GuideParts parts;
    private final Wording wording;
    private final Subject owner;

    Outgoing(GuideParts parts, Wording wording, Subject owner) {
        this.parts = parts;
        this.wording = wording;
        this.owner = owner;
    }

    /** @param own what else the built-in words may repeat: numbers that were counted, and the shopper's own words */
    GuideAnswer checked(GuideAnswer answer, List<String> own) {
        List<GuideProduct> products =
                answer.products().stream().filter(this::isTrue).toList();
        List<String> facts = facts(answer, products);
        List<String> sayable = new ArrayList<>(facts);
        sayable.addAll(own);
        Optional<String> wrong = new Grounding(sayable).wrongNumber(answer.message());
        String message = wrong.isEmpty() ? answer.message() : "";
        wrong.ifPresent(
                number -> LOG.log(Level.WARNING, "the guide''s own words named {0}, which no fact has", number));
        List<String> degraded = new ArrayList<>(answer.degraded());
        Wordsmith wordsmith = parts.wordsmith();
        if (wordsmith != null && !products.isEmpty()) {
            facts.add(message);
            String better = reworded(wordsmith, message, facts);
            message = better == null ? message : better;
            if (better == null) {
                degraded.add(wording.say("degraded.model"));
            }
        }
        return new GuideAnswer(
                answer.conversationId(),
                answer.turnId(),
                answer.language(),
                answer.act(),
                message,
                answer.understood(),
                answer.question(),
                products,
                answer.comparison(),
                answer.quickReplies(),
                answer.next(),
                answer.isAi(),
                degraded);
    }

    private @Nullable String reworded(Wordsmith wordsmith, String message, List<String> facts) {
        Optional<String> better =
                wordsmith.reword(new Wordsmith.Draft(owner.name(), wording.language(), message, facts));
        Optional<String> problem = better.flatMap(new Grounding(facts)::problem);
        if (problem.isPresent()) {
            LOG.log(Level.INFO, "a wording was refused for {0}, which no fact has", problem.get());
            return null;
        }
        return better.orElse(null);
    }

    /** Whether a product is what the catalogue says at this moment. */
    private boolean isTrue(GuideProduct product) {
        Optional<Item> item = parts.catalog().item(product.itemId());
        return item.isPresent()
                && item.get().availability().canBeOrdered()
                && item.get().availability() == product.availability()
                && java.util.Objects.equals(item.get().currentPrice(), product.price())
                && ItemTexts.of(item.get(), wording.language()).title().equals(product.title());
    }

    private static void addAll(ItemTexts texts, List<String> facts) {
        facts.add(texts.title());
        texts.attributes().forEach((slot, attribute) -> {
            facts.add(attribute.getKey());
            facts.add(attribute.getValue());
        });
        String brand = texts.item().brand();
        if (brand != null) {
            facts.add(brand);
        }
    }

    /** What the wording may name: what was read from the truth, what the shopper said, and how many there are. */
    private List<String> facts(GuideAnswer answer, List<GuideProduct> products) {
        List<String> facts = new ArrayList<>();
        for (GuideProduct product : products) {
            parts.catalog()
                    .item(product.itemId())
                    .ifPresent(item -> addAll(ItemTexts.of(item, wording.language()), facts));
            if (product.price() != null) {
                facts.add(wording.price(product.price()));
            }
            product.reasons().forEach(reason -> facts.add(reason.text()));
            if (product.tradeOff() != null) {
                facts.add(product.tradeOff());
            }
        }
        answer.understood().forEach(chip -> facts.add(chip.label()));
        Comparison comparison = answer.comparison();
        if (comparison != null) {
            comparison.rows().forEach(row -> {
                facts.add(row.label());
                facts.addAll(row.values());
            });
            facts.add(comparison.summary());
        }
        return facts;
    }
}
