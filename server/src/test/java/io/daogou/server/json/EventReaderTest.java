package io.daogou.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.server.json.EventReader.Reading;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventReaderTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private final EventReader reader = new EventReader(Clock.fixed(NOW, ZoneOffset.UTC), 3);

    @Test
    void everyFieldOfAPurchaseIsRead() {
        Event event = accepted("""
                {"items":[{"itemId":"mug","price":39.90,"quantity":3,"position":2}],"currency":"CNY","value":119.7,
                 "transactionId":"o-1","recommendationId":"r","platform":"ios","sessionId":"s","shopperId":"lin",
                 "deviceId":"phone","time":1777885990000,"event":"purchase","eventId":"e"}""");
        assertThat(event).isInstanceOf(Event.Order.class);
        Event.Order order = (Event.Order) event;
        assertThat(order.type()).isEqualTo(EventType.PURCHASE);
        assertThat(order.header().time()).isEqualTo(Instant.ofEpochMilli(1777885990000L));
        assertThat(order.header().platform()).isEqualTo(Platform.IOS);
        assertThat(order.header().shopperId()).isEqualTo("lin");
        assertThat(order.value()).hasToString("119.7 CNY");
        assertThat(order.transactionId()).isEqualTo("o-1");
        assertThat(order.items()).singleElement().satisfies(item -> {
            assertThat(item.quantity()).isEqualTo(3);
            assertThat(item.price()).isEqualByComparingTo("39.9");
            assertThat(item.position()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeOfEventCanBeSent(EventType type) {
        String rest = switch (type) {
            case SEARCH -> ",\"query\":\"mug\"";
            case LOGIN -> ",\"shopperId\":\"lin\"";
            default -> ",\"items\":[{\"itemId\":\"mug\"}]";
        };
        assertThat(accepted("{" + header(type.wireName()) + rest + "}").type()).isEqualTo(type);
    }

    @Test
    void timesCarryTheirZone() {
        String text = "{\"eventId\":\"e\",\"event\":\"login\",\"shopperId\":\"l\",\"deviceId\":\"d\","
                + "\"time\":\"2026-05-04T17:30:00.5+08:00\"}";
        assertThat(accepted(text).header().time()).isEqualTo(Instant.parse("2026-05-04T09:30:00.500Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "items":[{"itemId":"a"},{"itemId":"b","price":-1}] | items[1].price is negative: -1; give 0 or more; money given back is a refund event
            "items":[{"itemId":"a","prise":1}]      | items[0] has an unknown field: "prise"; the nearest is price
            "items":[{"price":1}]                   | items[0].itemId is missing
            "items":[{"itemId":""}]                 | items[0].itemId is missing
            "items":[{"itemId":7}]                  | items[0].itemId is not a text: 7; give a text in quotes
            "items":[7]                             | items[0] is not an object: 7
            "items":{}                              | items is not an array: an object
            "items":[]                              | items has a wrong length: 0; view_item takes 1 to 200 items
            "items":[{"itemId":"a","quantity":0}]   | items[0].quantity is out of range: 0
            "items":[{"itemId":"a","quantity":1.5}] | items[0].quantity is not a whole number: 1.5
            "items":[{"itemId":"a","quantity":1e30}]| items[0].quantity is not a whole number: 1E+30
            "items":[{"itemId":"a","quantity":99999999999}] | items[0].quantity is out of range: 99999999999
            "items":[{"itemId":"a","position":-1}]  | items[0].position is out of range: -1
            "items":[{"itemId":"a","price":"9"}]    | items[0].price is not a number: "9"
            "items":[{"itemId":"a","price":1e999999]| items[0].price is out of range
            "platform":"fridge"                     | platform is not known: "fridge"; use one of web, android
            "currency":"XXQ"                        | currency is not known: "XXQ"
            "value":5                               | currency is missing
            "value":-5                              | value is negative: -5
            "value":1e15,"currency":"CNY"           | value is too large
            "shopperid":"a"                         | event has an unknown field: "shopperid"; the nearest is shopperId
            "shopperId":null                        | shopperId is not a text: null
            "query":"tea"                           | query does not belong to this event: "view_item"; it is for search
            "seconds":3                             | seconds does not belong to this event
            "time":"yesterday"                      | time is not a time: "yesterday"; give ISO 8601 with a zone
            "time":"2026-05-04T09:00:00"            | time is not a time
            "time":true                             | time is not a time: true
            "time":"2026-05-04T10:10:01Z"           | time is in the future: 2026-05-04T10:10:01Z; it is 2026-05-04T10:00:00Z here
            "time":"1969-01-01T00:00:00Z"           | time is before 1995-01-01T00:00:00Z
            "time":1777885990                       | time is before 1995-01-01T00:00:00Z
            "time":99999999999999999999             | time is not a whole number
            """)
    void aWrongFieldIsToldWithItsPlaceItsValueAndWhatIsAllowed(String fields, String expected) {
        String all = fields.contains("\"items\"") ? fields : fields + ",\"items\":[{\"itemId\":\"a\"}]";
        String closed = all.endsWith("1e999999]") ? all.replace("1e999999]", "1e999999}]") : all;
        assertThat(rejected("{" + header("view_item") + "," + closed + "}").error())
                .startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "event", "time", "deviceId"})
    void aMissingFieldIsNamed(String field) {
        String text = "{" + header("view_item") + ",\"items\":[{\"itemId\":\"a\"}]}";
        String without = text.replaceAll("\"" + field + "\":\"[^\"]*\",?", "");
        assertThat(rejected(without).error()).startsWith(field + " is").contains("null");
    }

    @Test
    void aBadEventDoesNotHoldUpTheOthers() {
        String good = "{" + header("view_item") + ",\"items\":[{\"itemId\":\"a\"}]}";
        String bad = "{\"items\":[{\"itemId\":[[1,{\"a\":2}]]},{}],\"eventId\":\"late\",\"event\":\"buy\"}";
        List<Reading> readings = read("[" + bad + "," + good + ",[[3]]]");
        assertThat(readings.get(0)).isInstanceOfSatisfying(Reading.Rejected.class, refusal -> {
            assertThat(refusal.eventId()).isEqualTo("late");
            assertThat(refusal.error()).startsWith("items[0].itemId is not a text: an array");
        });
        assertThat(readings.get(1)).isInstanceOf(Reading.Accepted.class);
        assertThat(readings.get(2))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        refusal -> assertThat(refusal.error()).startsWith("[2] is not an event: an array"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[", "[{}", "{\"a\"}", "{} {}", "[{}] x", "nonsense", "{\"eventId\":\"\\ud8", "{\"a\":01}"})
    void whatIsNotJsonIsRefusedAsAWhole(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedJson.class).hasMessageContaining("not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"a\"", "null", "", "[{},{},{},{}]"})
    void whatIsNoEventIsRefusedAsAWhole(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInput.class).hasMessageContaining("1 to 3");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> read("{\"a\":".repeat(100_000))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void whatIsNotUtf8IsRefusedWithTheByte() {
        byte[] text = "{\"eventId\":\"caf_\"}".getBytes(UTF_8);
        text[15] = (byte) 0xe9;
        assertThatThrownBy(() -> reader.read(text))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("not UTF-8 at byte 15");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(rejected("{" + header("search") + ",\"query\":\"\\ud83d\"}").error())
                .startsWith("query has half a character");
        assertThat(((Event.Search) accepted("{" + header("search") + ",\"query\":\"\\ud83c\\udf75 茶\"}")).query())
                .isEqualTo("🍵 茶");
    }

    private static String header(String type) {
        return "\"eventId\":\"e\",\"event\":\"" + type + "\",\"deviceId\":\"d\",\"time\":\"2026-05-04T09:59:00Z\"";
    }

    private List<Reading> read(String text) {
        return reader.read(text.getBytes(UTF_8));
    }

    private Event accepted(String text) {
        Reading reading = read(text).getFirst();
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).event();
    }

    private Reading.Rejected rejected(String text) {
        Reading reading = read(text).getFirst();
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        return (Reading.Rejected) reading;
    }
}
