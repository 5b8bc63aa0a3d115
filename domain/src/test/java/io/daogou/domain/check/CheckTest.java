package io.daogou.domain.check;

import static io.daogou.domain.check.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Availability;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "A-1_b.c:d/e", "two words", "茶壶", "😀", "é"})
    void takesIdentifiers(String id) {
        assertThat(Check.id("f", id)).isEqualTo(id);
        assertThat(Check.id("f", "x".repeat(Check.LONGEST_ID))).hasSize(Check.LONGEST_ID);
        assertThat(Check.optionalId("f", null)).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u3000"})
    void refusesAMissingIdentifier(@Nullable String id) {
        assertRefused(() -> Check.id("f", id), "f", String.valueOf(id), "1 to 128 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "a\u0000b, \\u0000, tabs",
        "a\u001fb, \\u001f, tabs",
        "a\u009fb, \\u009f, tabs",
        "'a ', 'a ', trim",
        "' a', ' a', trim"
    })
    void refusesIdentifiersThatLookLikeOthers(String id, String value, String allowed) {
        assertRefused(() -> Check.id("f", id), "f", value, allowed);
    }

    @Test
    void refusesIdentifiersThatAreTooLong() {
        assertRefused(() -> Check.id("f", "x".repeat(129)), "f", "… (131 characters)", "at most 128");
    }

    @Test
    void refusesHalfACharacter() {
        for (String half : new String[] {"a\ud83d", "\ude00b", "\ud83dx", "\ude00\ud83d", "😀\ud83d"}) {
            assertRefused(() -> Check.id("f", half), "f", "\\ud", "both surrogates");
            assertRefused(() -> Check.text("f", half, 10), "f", "\\ud", "both surrogates");
        }
    }

    @Test
    void countsTheCharactersOfATextAndTakesABlankOneForNone() {
        assertThat(Check.text("f", "abc", 3)).isEqualTo("abc");
        assertRefused(() -> Check.text("f", "abcd", 3), "f", "abcd", "at most 3");
        assertRefused(() -> Check.text("f", "  ", 3), "f", "  ", "1 to 3");
        assertThat(Check.optionalText("f", " ", 3)).isNull();
        assertThat(Check.optionalText("f", null, 3)).isNull();
    }

    @Test
    void takesWholeNumbersUpToBothBounds() {
        assertThat(Check.range("f", 1, 1, 5)).isEqualTo(1);
        assertThat(Check.range("f", 5, 1, 5)).isEqualTo(5);
        assertRefused(() -> Check.range("f", 0, 1, 5), "f", "0", "from 1 to 5");
        assertRefused(() -> Check.range("f", 6, 1, 5), "f", "6", "from 1 to 5");
    }

    @Test
    void takesTimesUpToBothBounds() {
        assertThat(Check.time("f", Check.EARLIEST)).isEqualTo(Check.EARLIEST);
        assertThat(Check.time("f", Check.LATEST)).isEqualTo(Check.LATEST);
        Instant before = Check.EARLIEST.minusNanos(1);
        assertRefused(() -> Check.time("f", before), "f", before.toString(), "milliseconds since 1970");
        assertRefused(() -> Check.time("f", Instant.MAX), "f", "+1000000000-", "milliseconds since 1970");
    }

    @Test
    void findsConstantsByTheirWireNames() {
        for (EventType type : EventType.values()) {
            assertThat(EventType.ofWireName(type.wireName())).isEqualTo(type);
        }
        for (Platform platform : Platform.values()) {
            assertThat(Platform.ofWireName(platform.wireName())).isEqualTo(platform);
        }
        for (Availability availability : Availability.values()) {
            assertThat(Availability.ofWireName(availability.wireName())).isEqualTo(availability);
            assertThat(availability.canBeOrdered()).isEqualTo(availability != Availability.OUT_OF_STOCK);
        }
        assertThat(EventType.ADD_TO_CART.wireName()).isEqualTo("add_to_cart");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "VIEW_ITEM", "view-item", "viewItem"})
    void listsEveryWireNameWhenItRefusesOne(@Nullable String name) {
        assertRefused(() -> EventType.ofWireName(name), "event", String.valueOf(name), "view_item, view_item_list, ");
        assertRefused(() -> Platform.ofWireName(name), "platform", String.valueOf(name), "miniprogram");
        assertRefused(() -> Availability.ofWireName(name), "availability", String.valueOf(name), "in_stock");
    }
}
