package io.daogou.guide;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper does in one turn: says something, edits a chip, or takes a quick reply; nothing of the three opens the
 * conversation, or draws it again on another device.
 *
 * @param conversationId of the answer before; none: the last conversation of this person, or a new one
 * @param deviceId the device it is said on
 * @param shopperId who is signed in there; their conversation follows them to every device
 * @param language BCP 47 tag of the language to answer in: {@code zh…} is Chinese, everything else English
 * @param text what was typed or said, as it is
 * @param edit the chip that was taken away
 * @param reply {@link QuickReply#reply()} of what was tapped
 * @param itemIds what the page shows, so that "this" has a meaning, the main one first
 */
public record GuideTurn(
        @Nullable String conversationId,
        String deviceId,
        @Nullable String shopperId,
        String language,
        @Nullable String text,
        @Nullable ChipEdit edit,
        @Nullable String reply,
        List<String> itemIds) {
    /** The longest text, in UTF-16 units. */
    public static final int LONGEST_TEXT = 2_000;

    private static final int MOST_ITEMS = 50;
    private static final int LONGEST_REPLY = 2_000;

    public GuideTurn {
        Check.optionalId("conversationId", conversationId);
        Check.id("deviceId", deviceId);
        Check.optionalId("shopperId", shopperId);
        Check.text("language", language, 35);
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new InvalidInput("text", "is too long", text, "give at most " + LONGEST_TEXT + " characters");
        }
        Check.optionalText("reply", reply, LONGEST_REPLY);
        int acts = (text == null ? 0 : 1) + (edit == null ? 0 : 1) + (reply == null ? 0 : 1);
        if (acts > 1) {
            throw new InvalidInput("text", "is not alone", acts + " acts", "give one of text, edit and reply a turn");
        }
        if (itemIds.size() > MOST_ITEMS) {
            throw new InvalidInput("itemIds", "are too many", itemIds.size(), "give at most " + MOST_ITEMS);
        }
        itemIds.forEach(itemId -> Check.id("itemIds", itemId));
        itemIds = List.copyOf(itemIds);
    }

    /** Something said on a device by nobody in particular. */
    public static GuideTurn said(@Nullable String conversationId, String deviceId, String language, String text) {
        return new GuideTurn(conversationId, deviceId, null, language, text, null, null, List.of());
    }

    /** A quick reply or an option that was tapped on a device. */
    public static GuideTurn tapped(@Nullable String conversationId, String deviceId, String language, String reply) {
        return new GuideTurn(conversationId, deviceId, null, language, null, null, reply, List.of());
    }

    /** Opens, or draws again. */
    public static GuideTurn opened(@Nullable String conversationId, String deviceId, String language) {
        return new GuideTurn(conversationId, deviceId, null, language, null, null, null, List.of());
    }
}
