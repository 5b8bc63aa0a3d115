package io.daogou.learn.model.deep;

/**
 * What a step of a training learned from, for a comparison with another implementation.
 *
 * @param lengths of the pieces of sequences
 * @param inputs the items that are read, piece after piece
 * @param targets the item to be told at each of them
 * @param candidates the items that every row is compared with, each once
 * @param corrections what is added to the score of each
 * @param rate of learning
 * @param loss the mean of all rows, before the step
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and looked at by its reader alone.
public record TrainedStep(
        int[] lengths, int[] inputs, int[] targets, int[] candidates, float[] corrections, double rate, double loss) {}
