package io.daogou.guide;

import io.daogou.guide.GuideAnswer.Act;
import io.daogou.guide.ask.Inquiry;
import io.daogou.guide.ask.Pool;
import io.daogou.guide.catalog.Facet;
import io.daogou.guide.need.Candidates;
import io.daogou.guide.need.Need;
import io.daogou.guide.show.Likings;
import io.daogou.guide.show.Pick;
import io.daogou.guide.show.Selection;
import io.daogou.guide.understand.Budget;
import io.daogou.guide.understand.Intent;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.Understood;
import io.daogou.guide.understand.Wish;
import io.daogou.guide.word.Wording;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out what a turn decided: asks, shows, compares or talks, and says what the conversation is then. */
final class Answering {
    /** Products that are looked up in the truth, more than are shown: some may be gone. */
    private static final int SPARE = 6;

    private static final int LONGEST_ECHO = 40;

    private final GuideParts parts;
    private final GuideSettings settings;
    private final Lexicon lexicon;
    private final Wording wording;
    private final Labeller labeller;
    private final Set<String> degraded = new LinkedHashSet<>();
    /** Numbers that were counted and words of the shopper that the message repeats. */
    private final List<String> own = new ArrayList<>();

    private final Situations situations;
    /** Words of this turn that nothing was found for; empty if everything was understood. */
    private String unread = "";

    private Conversation after;

    Answering(GuideParts parts, GuideSettings settings, Lexicon lexicon, GuideTurn turn, Conversation before) {
        this.parts = parts;
        this.settings = settings;
        this.lexicon = lexicon;
        wording = Wording.of(turn.language());
        labeller = new Labeller(wording, lexicon);
        situations = new Situations(parts, settings, lexicon, turn, wording, degraded);
        after = before;
    }

    Wording wording() {
        return wording;
    }

    Conversation after() {
        return after;
    }

    /** Greets, or draws again what was talked about. */
    GuideAnswer open() {
        if (after.need().isEmpty()) {
            return talk(Act.TALKED, "hello");
        }
        Situation situation = situation(after.need());
        return showed(situation, wording.say("hello.again", labeller.summary(after.need())), Set.of());
    }

    GuideAnswer restart() {
        after = changed(Need.NONE, List.of(), List.of(), null, 0);
        return talk(Act.TALKED, "restarted");
    }

    /** The need before a further one begins. */
    void park(Need need) {
        if (!need.isEmpty()) {
            List<Need> parked = new ArrayList<>(after.parked());
            parked.add(need);
            after = new Conversation(
                    after.conversationId(),
                    after.owner(),
                    need,
                    parked,
                    List.of(),
                    List.of(),
                    null,
                    0,
                    after.turns(),
                    after.updatedAt());
        }
    }

    /** Says something, and beside it what it would ask. */
    GuideAnswer talk(Act act, String sentence) {
        @Nullable
        Inquiry inquiry = after.need().isEmpty() ? situation(Need.NONE).inquiry() : null;
        after = changed(after.need(), after.shown(), after.seen(), inquiry == null ? after.asked() : inquiry.slot(), 0);
        return answer(act, wording.say(sentence), null, List.of(), null, inquiry);
    }

    /** Looks for words that no list knows: among what is talked about, or else in the whole shop. */
    GuideAnswer search(Need need, String words) {
        BitSet items = situations.found(words).items();
        if (items == null || items.isEmpty()) {
            return unknown(words);
        }
        BitSet within = Candidates.of(need, lexicon, null).items();
        return proceed((items.intersects(within) ? need : Need.NONE).withQuery(words), Set.of());
    }

    /**
     * What was not understood beside what was: looked for among what the rest of the need names, or else named in the
     * message, so that nobody believes it was heeded.
     */
    Need withUnread(Need need, Understood said) {
        String words = said.unknown();
        boolean canBeFound = !said.refusesUnknown()
                && need.query().isEmpty()
                && words.codePoints().filter(Character::isLetter).count() > 1;
        BitSet items = canBeFound ? situations.found(words).items() : null;
        if (items != null && items.intersects(Candidates.of(need, lexicon, null).items())) {
            return need.withQuery(words);
        }
        unread = cut(words);
        own.add(unread);
        return need;
    }

    /** As much as a message repeats of what somebody wrote. */
    private static String cut(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST_ECHO
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
    }

    /** Asks or shows, whatever is better now. */
    GuideAnswer proceed(Need need, Set<Intent> intents) {
        Situation situation = situation(need);
        if (situation.candidates().items().isEmpty()) {
            after = changed(need, after.shown(), after.seen(), null, 0);
            return answer(
                    Act.FOUND_NOTHING, wording.say("nothing", labeller.summary(need)), null, List.of(), null, null);
        }
        Inquiry inquiry = situation.inquiry();
        boolean isKindOpen =
                !need.namesKind() && inquiry != null && inquiry.slot().equals(Inquiry.CATEGORY);
        boolean isBroad = situation.candidates().items().cardinality() > settings.fewEnough() || isKindOpen;
        boolean mayAsk = after.questionsInRow() < settings.mostQuestions()
                && !intents.contains(Intent.SHOW)
                && !intents.contains(Intent.MORE)
                && situation.candidates().unmet().isEmpty();
        if (inquiry != null && isBroad && mayAsk) {
            after = changed(need, after.shown(), after.seen(), inquiry.slot(), after.questionsInRow() + 1);
            List<Chip> chips = labeller.chips(need);
            String message = chips.isEmpty() ? "" : wording.say("noted", labeller.summary(need));
            return answer(Act.ASKED, message, inquiry, List.of(), null, null);
        }
        return showed(situation, null, intents);
    }

    /** Cheaper or dearer ones, or those from before if there are none. */
    GuideAnswer step(Need before, Need stepped, Set<Intent> intents, boolean isCheaper) {
        Situation situation = situation(stepped);
        boolean isNone = situation.candidates().items().isEmpty()
                || situation.candidates().overBudget();
        if (isNone) {
            String sentence = wording.say(isCheaper ? "nothing.cheaper" : "nothing.dearer");
            return showed(situation(before), sentence, intents);
        }
        return showed(situation, wording.say(isCheaper ? "showed.cheaper" : "showed.dearer"), intents);
    }

    private Situation situation(Need need) {
        return situations.of(need, after.owner());
    }

    private GuideAnswer showed(Situation situation, @Nullable String sentence, Set<Intent> intents) {
        BitSet items = (BitSet) situation.candidates().items().clone();
        boolean isMore = intents.contains(Intent.MORE);
        if (isMore) {
            after.seen().forEach(itemId -> clear(items, itemId));
        }
        if (items.isEmpty()) {
            after = changed(situation.need(), after.shown(), after.seen(), null, 0);
            return answer(Act.FOUND_NOTHING, wording.say("nothing.more"), null, List.of(), null, null);
        }
        Pool pool = isMore ? narrowed(situation.pool(), items) : situation.pool();
        List<Pick> picks = new Selection(lexicon.assortment(), situation.likings())
                .of(items, pool, settings.mostProducts() + SPARE);
        List<GuideProduct> products = new ProductWriter(
                        parts.catalog(), lexicon, wording, situation.likings(), unread.isEmpty())
                .write(picks, situation.need(), situation.candidates(), settings.mostProducts());
        List<String> shown = products.stream().map(GuideProduct::itemId).toList();
        List<String> seen = new ArrayList<>(after.seen());
        seen.addAll(shown);
        @Nullable
        Inquiry next = situation.candidates().items().cardinality() > products.size() ? situation.inquiry() : null;
        after = changed(situation.need(), shown, seen, next == null ? null : next.slot(), 0);
        if (products.isEmpty()) {
            return answer(
                    Act.FOUND_NOTHING,
                    wording.say("nothing", labeller.summary(situation.need())),
                    null,
                    products,
                    null,
                    null);
        }
        String message =
                sentence != null ? sentence : isMore ? wording.say("showed.more") : message(situation, products);
        return answer(Act.SHOWED, message, null, products, null, next);
    }

    private static Pool narrowed(Pool pool, BitSet items) {
        double[] weights = new double[items.length()];
        for (int i = 0; i < pool.size(); i++) {
            if (pool.items()[i] < weights.length) {
                weights[pool.items()[i]] = pool.weights()[i];
            }
        }
        return Pool.of(items, item -> weights[item]);
    }

    private void clear(BitSet items, String itemId) {
        int item = lexicon.assortment().item(itemId);
        if (item >= 0) {
            items.clear(item);
        }
    }

    private String message(Situation situation, List<GuideProduct> products) {
        List<Wish> unmet = situation.candidates().unmet();
        if (!unmet.isEmpty()) {
            Budget budget =
                    situation.candidates().overBudget() ? situation.need().budget() : null;
            return wording.say("showed.unmet", labeller.list(unmet, budget));
        }
        if (situation.candidates().overBudget()) {
            return wording.say("showed.over");
        }
        int fitting = situation.candidates().items().cardinality();
        own.add(fitting + " " + products.size());
        String summary = labeller.summary(situation.need());
        if (summary.isEmpty()) {
            return wording.count("showed", products.size());
        }
        if (!unread.isEmpty()) {
            return wording.say("showed.rest", summary, products.size());
        }
        return fitting > products.size()
                ? wording.say("showed.for", summary, products.size(), fitting)
                : wording.say("showed.for.all", summary);
    }

    GuideAnswer compare(List<String> itemIds) {
        ProductWriter writer = writer();
        List<ItemTexts> items =
                itemIds.stream().map(writer::truth).flatMap(Optional::stream).toList();
        if (items.size() < 2) {
            return talk(Act.TALKED, "nothing.view");
        }
        List<GuideProduct> products = items.stream()
                .map(texts -> writer.one(texts.item().itemId(), after.need()))
                .flatMap(Optional::stream)
                .toList();
        Comparison comparison = new Comparer(wording, brand -> labeller.value(Facet.BRAND, brand)).compare(items);
        List<String> compared =
                items.stream().map(texts -> texts.item().itemId()).toList();
        after = changed(after.need(), compared, after.seen(), null, 0);
        return answer(Act.COMPARED, wording.say("compared"), null, products, comparison, null);
    }

    GuideAnswer detail(String itemId) {
        ProductWriter writer = writer();
        Optional<GuideProduct> product = writer.one(itemId, after.need());
        if (product.isEmpty()) {
            return talk(Act.TALKED, "nothing.view");
        }
        ItemTexts texts = writer.truth(itemId).orElseThrow();
        String details = wording.list(texts.attributes().values().stream()
                .map(java.util.Map.Entry::getValue)
                .distinct()
                .toList());
        GuideProduct shown = product.get();
        String message = message(shown, details);
        after = changed(after.need(), after.shown(), after.seen(), null, 0);
        return answer(Act.SHOWED, message, null, List.of(shown), null, null);
    }

    private String message(GuideProduct product, String details) {
        if (product.price() == null) {
            return details.isEmpty() ? product.title() : wording.say("detail.unpriced", product.title(), details);
        }
        String price = wording.price(product.price());
        return details.isEmpty()
                ? wording.say("detail.plain", product.title(), price)
                : wording.say("detail", product.title(), price, details);
    }

    private ProductWriter writer() {
        return new ProductWriter(parts.catalog(), lexicon, wording, Likings.NONE, unread.isEmpty());
    }

    /** The truth cannot be read: says so, and shows nothing that might be wrong. */
    GuideAnswer unreadable() {
        degraded.add(wording.say("degraded.catalog"));
        return answer(Act.TALKED, wording.say("degraded.catalog"), null, List.of(), null, null);
    }

    private GuideAnswer unknown(String words) {
        String echo = cut(words);
        own.add(echo);
        Inquiry inquiry = situation(after.need()).inquiry();
        after = changed(after.need(), after.shown(), after.seen(), inquiry == null ? null : inquiry.slot(), 0);
        return answer(Act.FOUND_NOTHING, wording.say("nothing.unknown", echo), null, List.of(), null, inquiry);
    }

    private Conversation changed(
            Need need, List<String> shown, List<String> seen, @Nullable String asked, int questionsInRow) {
        return new Conversation(
                after.conversationId(),
                after.owner(),
                need,
                after.parked(),
                shown,
                seen,
                asked,
                questionsInRow,
                after.turns() + 1,
                parts.clock().instant());
    }

    private GuideAnswer answer(
            Act act,
            String message,
            @Nullable Inquiry asked,
            List<GuideProduct> products,
            @Nullable Comparison comparison,
            @Nullable Inquiry next) {
        GuideAnswer answer = new GuideAnswer(
                after.conversationId(),
                UUID.randomUUID().toString(),
                wording.language(),
                act,
                unread.isEmpty()
                        ? message
                        : wording.say("unread", unread, message).strip(),
                labeller.chips(after.need()),
                asked == null ? null : labeller.question(asked, after.need()),
                products,
                comparison,
                quickReplies(act, products),
                next == null ? null : labeller.question(next, after.need()),
                true,
                List.copyOf(degraded));
        GuideAnswer checked = new Outgoing(parts, wording, after.owner()).checked(answer, own);
        List<String> left =
                checked.products().stream().map(GuideProduct::itemId).toList();
        List<String> gone = products.stream()
                .map(GuideProduct::itemId)
                .filter(itemId -> !left.contains(itemId))
                .toList();
        // "The second one" is the second that the shopper sees.
        after = after.withShown(
                after.shown().stream().filter(itemId -> !gone.contains(itemId)).toList());
        return checked;
    }

    private List<QuickReply> quickReplies(Act act, List<GuideProduct> products) {
        List<QuickReply> replies = new ArrayList<>();
        if (act == Act.SHOWED && products.size() > 1) {
            replies.add(new QuickReply(Replies.act(Intent.CHEAPER), wording.say("reply.cheaper")));
            replies.add(new QuickReply(Replies.act(Intent.MORE), wording.say("reply.more")));
            replies.add(new QuickReply(Replies.compare(List.of(1, 2)), wording.say("reply.compare")));
        }
        if (!after.need().isEmpty()) {
            replies.add(new QuickReply(Replies.act(Intent.RESTART), wording.say("reply.restart")));
        }
        return replies;
    }
}
