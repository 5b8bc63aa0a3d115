package io.daogou.server.json;

import io.daogou.domain.check.InvalidInput;
import io.daogou.guide.ChipEdit;
import io.daogou.guide.GuideTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what a shopper does in one turn of a conversation. A guest, who has no identifier, talks on by the conversation's: it
 * stands for a device that nobody knows. Threads: any number.
 */
public final class GuideTurnReader {
    private static final List<String> FIELDS =
            List.of("conversationId", "deviceId", "shopperId", "shopperToken", "language", "text", "edit", "reply", "itemIds");
    private static final List<String> EDIT_FIELDS = List.of("slot", "value", "replacement");
    private static final String GUEST = "guest-";
    /** What stands for somebody who is no device of the shop's pages. */
    private static final List<String> RESERVED = List.of(GUEST, "agent:");

    private @Nullable String conversationId;
    private @Nullable String deviceId;
    private @Nullable String shopperId;
    private @Nullable String shopperToken;
    private String language = "en";
    private @Nullable String text;
    private @Nullable ChipEdit edit;
    private @Nullable String reply;
    private List<String> itemIds = List.of();

    private GuideTurnReader() {}

    /**
     * A turn as it came.
     *
     * @param shopperToken what proves that it is the shopper it names; none: nothing
     */
    public record Sent(GuideTurn turn, @Nullable String shopperToken) {}

    /** By what a guest's conversation goes on; none for whoever has an identifier. */
    public static @Nullable String guest(GuideTurn turn) {
        return turn.deviceId().startsWith(GUEST) ? turn.deviceId() : null;
    }

    /**
     * Reads a turn in UTF-8.
     *
     * @param isPrivate whether it must be answered as a guest's, whatever it names
     * @throws MalformedJson if it is not JSON
     * @throws InvalidField if a field cannot be taken
     */
    public static Sent read(byte[] body, boolean isPrivate) {
        try (JsonParser parser = Json.parser(body, 0, body.length)) {
            parser.nextToken();
            return new GuideTurnReader().turn(parser, isPrivate);
        } catch (JacksonException malformed) {
            throw MalformedJson.of(malformed);
        } catch (InvalidInput refused) {
            throw InvalidField.of(refused);
        }
    }

    private Sent turn(JsonParser parser, boolean isPrivate) {
        beginObject(parser, "turn");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                take(name, parser);
            }
        }
        return new Sent(isPrivate || deviceId == null ? asGuest() : asPerson(deviceId), shopperToken);
    }

    private GuideTurn asGuest() {
        String before = conversationId;
        String guest = before != null && before.startsWith(GUEST) ? before : GUEST + UUID.randomUUID();
        return new GuideTurn(null, guest, null, language, text, edit, reply, itemIds);
    }

    private GuideTurn asPerson(String device) {
        for (String reserved : RESERVED) {
            if (device.startsWith(reserved)) {
                throw new InvalidInput("deviceId", "begins as no device's does", device, "leave out " + reserved);
            }
        }
        return new GuideTurn(conversationId, device, shopperId, language, text, edit, reply, itemIds);
    }

    private void take(String name, JsonParser parser) {
        switch (name) {
            case "conversationId" -> conversationId = Json.text(parser, name);
            case "deviceId" -> deviceId = Json.text(parser, name);
            case "shopperId" -> shopperId = Json.text(parser, name);
            case "shopperToken" -> shopperToken = Json.text(parser, name);
            case "language" -> language = Json.text(parser, name);
            case "text" -> text = Json.text(parser, name);
            case "edit" -> edit = edit(parser);
            case "reply" -> reply = Json.text(parser, name);
            case "itemIds" -> itemIds = texts(parser, name);
            default -> throw Json.unknownField("turn", name, FIELDS);
        }
    }

    private static ChipEdit edit(JsonParser parser) {
        String slot = "";
        String value = "";
        String replacement = null;
        beginObject(parser, "edit");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "slot" -> slot = Json.text(parser, "edit.slot");
                case "value" -> value = Json.text(parser, "edit.value");
                case "replacement" -> replacement = Json.text(parser, "edit.replacement");
                default -> throw Json.unknownField("edit", name, EDIT_FIELDS);
            }
        }
        return new ChipEdit(slot, value, replacement);
    }

    private static List<String> texts(JsonParser parser, String field) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Json.wrongType(parser, field, "is not a list", "give a list of texts");
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(Json.text(parser, field));
        }
        return texts;
    }

    private static void beginObject(JsonParser parser, String field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Json.wrongType(parser, field, "is not an object", "give an object with a text, an edit or a reply");
        }
    }
}
