package io.daogou.guide;

/**
 * An answer to tap instead of typing.
 *
 * @param reply to be sent back as {@link GuideTurn#reply()}; not for people
 * @param label for people
 */
public record QuickReply(String reply, String label) {}
