package io.daogou.engine.pocket;

/**
 * What a device ranked.
 *
 * @param items numbers in the file, best first
 * @param scores one for each; 0 where popularity filled up
 */
@SuppressWarnings("ArrayRecordComponent") // Read in loops.
public record PocketRanking(int[] items, double[] scores) {}
