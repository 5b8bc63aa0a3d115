package io.daogou.guide;

import io.daogou.domain.check.InvalidInput;
import io.daogou.guide.ask.Inquiry;
import io.daogou.guide.text.Words;
import io.daogou.guide.understand.Budget;
import io.daogou.guide.understand.Intent;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.Understood;
import io.daogou.guide.understand.Wish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is tapped, as text on the wire and as what it means: {@code do:cheaper}, {@code any:price}, {@code is:brand=Lumeo}. */
final class Replies {
    private static final String DO = "do:";
    private static final String ANY = "any:";
    private static final String IS = "is:";
    private static final String RANGE = "..";
    private static final Set<Intent> DOABLE =
            Set.of(Intent.SHOW, Intent.CHEAPER, Intent.DEARER, Intent.MORE, Intent.COMPARE, Intent.RESTART);

    private Replies() {}

    static String act(Intent intent) {
        return DO + intent.wireName();
    }

    static String compare(List<Integer> places) {
        return act(Intent.COMPARE) + ":"
                + String.join("+", places.stream().map(String::valueOf).toList());
    }

    static String any(String slot) {
        return ANY + slot;
    }

    static String is(String slot, String value) {
        return IS + slot + "=" + value;
    }

    /** The slot whose question a reply answers; none if it is no answer. */
    static @Nullable String slot(String reply) {
        if (reply.startsWith(ANY)) {
            return reply.substring(ANY.length());
        }
        int equals = reply.indexOf('=');
        return reply.startsWith(IS) && equals > 0 ? reply.substring(IS.length(), equals) : null;
    }

    /** @throws InvalidInput if the guide gives no such reply */
    static Understood read(String reply, Lexicon lexicon) {
        if (reply.startsWith(DO)) {
            return act(reply);
        }
        String slot = slot(reply);
        if (slot == null || slot.isEmpty()) {
            throw unknown(reply);
        }
        if (reply.startsWith(ANY)) {
            return said(Set.of(Intent.ANY), List.of(), null, List.of());
        }
        String value = reply.substring(IS.length() + slot.length() + 1);
        if (slot.equals(Inquiry.PRICE)) {
            return said(Set.of(), List.of(), budget(value, reply), List.of());
        }
        Wish wish = wish(slot, value, lexicon);
        if (wish == null) {
            throw unknown(reply);
        }
        return said(Set.of(), List.of(wish), null, List.of());
    }

    private static @Nullable Wish wish(String slot, String value, Lexicon lexicon) {
        if (slot.equals(Inquiry.CATEGORY)) {
            return lexicon.assortment()
                    .department(value)
                    .map(found -> new Wish(slot, List.of(value), found.path().getLast(), false))
                    .orElse(null);
        }
        if (slot.equals(Inquiry.WORDS)) {
            String phrase = Words.key(value);
            return phrase.isEmpty() ? null : new Wish(slot, List.of(phrase), phrase, false);
        }
        return lexicon.assortment()
                .value(slot, value)
                .map(found -> new Wish(slot, List.of(value), value, false))
                .orElse(null);
    }

    private static Understood act(String reply) {
        int places = reply.indexOf(':', DO.length());
        String name = reply.substring(DO.length(), places < 0 ? reply.length() : places);
        for (Intent intent : DOABLE) {
            if (intent.wireName().equals(name)) {
                return said(Set.of(intent), List.of(), null, places < 0 ? List.of() : places(reply, places + 1));
            }
        }
        throw unknown(reply);
    }

    private static List<Integer> places(String reply, int from) {
        List<Integer> places = new ArrayList<>();
        for (String place : reply.substring(from).split("[+]", -1)) {
            if (place.length() != 1 || !Character.isDigit(place.charAt(0))) {
                throw unknown(reply);
            }
            places.add(place.charAt(0) - '0');
        }
        return places;
    }

    private static Budget budget(String value, String reply) {
        int middle = value.indexOf(RANGE);
        if (middle < 0) {
            throw unknown(reply);
        }
        BigDecimal min = amount(value.substring(0, middle), reply);
        BigDecimal max = amount(value.substring(middle + RANGE.length()), reply);
        return new Budget(min, max, false);
    }

    private static @Nullable BigDecimal amount(String text, String reply) {
        if (text.isEmpty()) {
            return null;
        }
        boolean isAmount = text.length() <= 15 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
        try {
            if (isAmount) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException malformed) {
            throw unknown(reply);
        }
        throw unknown(reply);
    }

    private static Understood said(
            Set<Intent> intents, List<Wish> wishes, @Nullable Budget budget, List<Integer> ordinals) {
        return new Understood(intents, wishes, budget, null, null, ordinals, false, false, false, Set.of(), "", false);
    }

    private static InvalidInput unknown(String reply) {
        return new InvalidInput(
                "reply",
                "is none that the guide gives",
                reply,
                "send the reply of an option or quick reply as it came");
    }
}
