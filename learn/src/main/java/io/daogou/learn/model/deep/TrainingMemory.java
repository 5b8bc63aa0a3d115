package io.daogou.learn.model.deep;

import io.daogou.learn.data.Sequences;

/**
 * What the training of a {@link SequenceModel} holds at its peak.
 *
 * <p><b>Model.</b> {@code rest + max(step, check, resumption)}: weights, moments, and all that layers keep stay there, and what a
 * step, a check and the reading of a checkpoint need besides comes one after the other. Garbage is not counted.
 *
 * @param items of the catalogue
 * @param entries of all sequences
 * @param longest entries of a sequence that are read at a time, at most
 */
public record TrainingMemory(long items, long entries, long longest) {
    /** Arrays that are used again grow by half. */
    private static final double GROWN = 1.5;

    /** Of the data; {@code longest} is at most the length of the network. */
    static TrainingMemory of(Sequences sequences, SequenceShape shape) {
        int longest = 1;
        for (int user = 0; user < sequences.users(); user++) {
            longest = Math.max(longest, Math.min(shape.length(), sequences.count(user)));
        }
        return new TrainingMemory(sequences.items(), sequences.size(), longest);
    }

    /**
     * The bytes that are needed.
     *
     * @param resumes whether a checkpoint may be read
     */
    public long bytes(SequenceShape shape, TrainingPlan plan, boolean resumes) {
        long learned = dense(shape) + (items + inputs(shape)) * shape.factors();
        double most = Math.max(step(shape, plan), check(shape));
        double peak = resumes ? Math.max(most, 4.0 * learned) : most;
        return (long) (Float.BYTES * (4.0 * learned + copies(shape, plan) + data(shape) + peak));
    }

    private static long dense(SequenceShape shape) {
        return shape.blocks() * ofBlock(shape) + (long) shape.length() * shape.factors();
    }

    private static long ofBlock(SequenceShape shape) {
        long width = shape.factors();
        return 4 * width * width + width * (shape.activation().inputs(shape.hidden()) + (long) shape.hidden());
    }

    private static long inputs(SequenceShape shape) {
        SequenceInputs read = shape.inputs();
        return (long) read.kinds().size() + read.gaps() + read.attributes();
    }

    private static long squares(SequenceShape shape) {
        return shape.filter() > 0 ? (long) shape.blocks() * shape.length() * shape.length() : 0;
    }

    /** Floats that the layers of all blocks keep of a row, half of them for the way back. */
    private double ofRow(SequenceShape shape) {
        long hidden = shape.activation().inputs(shape.hidden());
        return GROWN
                * (shape.blocks() * (27.0 * shape.factors() + 5 * hidden + shape.heads() * (longest + 16.0))
                        + 8.0 * shape.factors());
    }

    private long candidates(TrainingPlan plan) {
        return plan.negatives() == 0 ? items : Math.min(items, plan.negatives());
    }

    /** What the copies of the network keep from step to step, and the optimiser for the sum of their gradients. */
    private double copies(SequenceShape shape, TrainingPlan plan) {
        int copies = SequenceTraining.COPIES;
        long width = shape.factors();
        long rows = plan.batch() * longest;
        long passing = Math.min(rows, copies * (SequenceTraining.ROWS_AT_ONCE + longest));
        if (shape.scale() > 0) {
            passing = rows;
        }
        long candidates = candidates(plan);
        // Gradients of tables double when there is no room; those of all items have room at once.
        double touched = touched(candidates, 2.0 * rows / copies) * copies + touched(candidates, 2.0 * rows);
        double tables = touched * width + (copies + 1.0) * items;
        if (shape.inputs().isScored()) {
            tables += touched(candidates, 2.0 * rows / copies) * copies * width + (double) copies * items;
        }
        double own = dense(shape) + shape.blocks() * ofBlock(shape) + squares(shape) + 64.0 * (candidates + width);
        return tables + copies * (own + inputs(shape) * width) + passing * ofRow(shape);
    }

    private double touched(long candidates, double others) {
        return candidates == items ? items : Math.min(2.0 * items, 2.0 * candidates + others);
    }

    /** Entries, the pieces they are cut into, and the chances of items; sums of what items are made of. */
    private double data(SequenceShape shape) {
        double sums = shape.inputs().isScored() ? (double) items * shape.factors() : 0;
        return 2.0 * entries + 3.0 * items + sums;
    }

    /** The vectors of the candidates, twice. */
    private double step(SequenceShape shape, TrainingPlan plan) {
        return 2.0 * candidates(plan) * shape.factors();
    }

    /** The packed items, and for each thread the scores and a network; vectors of length 1 and sums are another table each. */
    private double check(SequenceShape shape) {
        int threads = Runtime.getRuntime().availableProcessors();
        int tables = 1 + (shape.scale() > 0 ? 1 : 0) + (shape.inputs().isScored() ? 1 : 0);
        double rows = (SequenceModel.ROWS_AT_ONCE + longest) * ofRow(shape) / 2;
        return (double) tables * items * shape.factors()
                + threads * ((double) NextItemCheck.BLOCK * items + rows + squares(shape));
    }
}
