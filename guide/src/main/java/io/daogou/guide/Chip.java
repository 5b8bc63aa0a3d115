package io.daogou.guide;

/**
 * One thing the guide has understood, to be seen and taken away.
 *
 * @param slot what it is about: {@code category}, {@code brand}, {@code price}, {@code attribute:colour},
 *     {@code recipient}, {@code occasion}, {@code words}
 * @param value the same in every language; for {@link ChipEdit}
 * @param label for people, in the language of the turn
 * @param isExcluded whether it is what the shopper does not want
 * @param isRemovable whether taking it away leaves something to talk about
 */
public record Chip(String slot, String value, String label, boolean isExcluded, boolean isRemovable) {}
