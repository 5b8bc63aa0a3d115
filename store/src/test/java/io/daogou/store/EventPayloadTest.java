package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventPayloadTest {
    private static Event again(Event event) {
        return EventPayload.read(event.header(), event.type(), EventPayload.write(event));
    }

    @Test
    void givesBackEveryShape() {
        for (Event event : Samples.everyShape()) {
            assertThat(again(event)).isEqualTo(event);
        }
    }

    @Test
    void givesBackRandomEvents() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Event event = Samples.random("e", random);
            assertThat(again(event)).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, Double.MIN_VALUE, 1.5, 604_800})
    void givesBackSecondsToTheLastBit(double seconds) {
        Event event = new Event.Media(
                Samples.view("e").header(), EventType.READ, Samples.view("e").items(), seconds, null);
        assertThat(again(event)).isEqualTo(event);
    }

    /** What is on the disks of shops must stay readable: these bytes may never change for version 1. */
    @Test
    void writesVersionOneAsItAlwaysDid() {
        assertThat(HexFormat.of().formatHex(EventPayload.write(Samples.view("e"))))
                .isEqualTo("01000100066974656d2d31");
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        byte[] payload = EventPayload.write(Samples.view("e"));
        payload[0] = 9;
        assertThatThrownBy(() -> EventPayload.read(Samples.view("e").header(), EventType.VIEW_ITEM, payload))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("form 9");
    }

    @Test
    void givesEachTypeAndPlatformANumberForGood() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (EventType type : EventType.values()) {
            assertThat(EventCodes.type(EventCodes.of(type))).isEqualTo(type);
            numbers.put(type.wireName(), EventCodes.of(type));
        }
        for (Platform platform : Platform.values()) {
            assertThat(EventCodes.platform(EventCodes.of(platform))).isEqualTo(platform);
            numbers.put(platform.wireName(), EventCodes.of(platform));
        }
        assertThat(numbers.toString())
                .isEqualTo("{view_item=1, view_item_list=2, select_item=3, add_to_cart=4, remove_from_cart=5,"
                        + " add_to_wishlist=6, begin_checkout=7, purchase=8, refund=9, search=10, share=11, login=12,"
                        + " dislike=13, read=14, video_start=15, video_progress=16, video_complete=17, web=1,"
                        + " android=2, ios=3, miniprogram=4, desktop=5, server=6}");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, 127, 128, -128, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
    void givesBackWholeNumbers(long value) {
        PayloadWriter out = new PayloadWriter();
        out.number(value);
        out.signed(value);
        PayloadReader in = new PayloadReader(out.toBytes());
        assertThat(List.of(in.number(), in.signed())).containsOnly(value);
        assertThat(in.isAtEnd()).isTrue();
    }
}
