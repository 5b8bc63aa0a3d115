package io.daogou.insight.mirror;

/**
 * How far the columns go.
 *
 * @param lastOffset the offset in the log they reach
 * @param events how many events are in them; those that may not be analysed are not
 */
public record MirrorState(long lastOffset, long events) {}
