package io.daogou.learn.model.deep;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Packing;
import io.daogou.learn.layer.Parameter;
import io.daogou.learn.layer.UnitRows;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.QuantizedItems;
import io.daogou.learn.model.EmbeddingModel;
import io.daogou.learn.model.LiveItems;
import io.daogou.learn.model.Progress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A causal transformer that reads what a person did, entry by entry, and tells what comes next.
 *
 * <p><b>Source.</b> Kang and McAuley, Self-Attentive Sequential Recommendation (SASRec), ICDM 2018; sampled softmax in place of
 * single negatives: Klenitskiy and Vasilev, Turning Dross Into Gold Loss, RecSys 2023; the frequency filter: Shin et al.
 * (BSARec), AAAI 2024.
 *
 * <p><b>Notation.</b> {@code i_t} the item of entry t, of the last {@code L} · {@code E} items · {@code P} positions · {@code h_t}
 * what the network makes of entries up to t.
 *
 * <p><b>Model.</b> {@code x_t = E[i_t] + P[t]}; {@code B} blocks of attention (and the filter) and of two layers for each row by
 * itself, each added to its input with the norm in front; a last norm gives {@code h_t}; {@code score(j) = h_last · E[j]}, or with a
 * scale {@code h_last · E[j] / |E[j]|}. Trained
 * to tell the next entry at every entry, with a softmax over shared negatives.
 *
 * <p><b>Inputs.</b> What is known of an entry can be added to it ({@link SequenceInputs}): {@code x_t = E[i_t] + P[t] +
 * K[kind_t] + G[range of the pause before t] + mean of A[attributes of i_t]}, vectors that are learned too. The pause before
 * the first entry that is read counts as unknown, in training as in answers. If attributes are scored, {@code E[j] + mean of
 * A[attributes of j]} takes the place of {@code E[j]} everywhere, so that items share what they have in common. Attributes as
 * inputs: Zhang et al., Feature-level Deeper Self-Attention Network (FDSA), IJCAI 2019; in the vectors that score: Kula,
 * Metadata Embeddings for User and Item Cold-start Recommendations (LightFM), 2015. Pauses as ranges: Li, Wang and McAuley,
 * Time Interval Aware Self-Attention (TiSASRec), WSDM 2020, which has them between all pairs of entries.
 *
 * <p><b>Shapes.</b> E: items × factors; P: L × factors; K, G and A: kinds, ranges and attributes × factors. <b>Cost</b> of an epoch: {@code 6 · entries · (B · (4 · factors² + 2 ·
 * factors · hidden + L · factors) + negatives · factors)} operations. <b>Determinism.</b> Bitwise for a seed and any number of
 * threads.
 *
 * <p><b>Differences from the papers.</b> Sequences are not padded; norms are in front; positions count from the first entry that
 * is read, in training as in answers; negatives are corrected for how likely they were drawn, and the right item is none of them.
 * An item of the history that the model does not know is left out; weights of a history are not read.
 */
public final class SequenceModel implements EmbeddingModel {
    /** Rows that pass the network together, about, so that what it keeps stays small however many histories there are. */
    static final int ROWS_AT_ONCE = 200;

    private final SequenceWeights weights;
    private final ItemVectors vectors;
    private final DenseMatrix itemVectors;
    private final LiveItems live;
    /** Copies of the network that no thread uses now. */
    private final ArrayDeque<SequenceNetwork> idle = new ArrayDeque<>();

    SequenceModel(SequenceWeights weights) {
        this.weights = weights;
        this.vectors = new ItemVectors(weights).refresh();
        this.itemVectors = itemVectors(vectors.table(), weights.shape());
        this.live = new LiveItems(itemVectors);
    }

    private static DenseMatrix itemVectors(Parameter table, SequenceShape shape) {
        float[] values = table.values();
        if (shape.scale() > 0) {
            values = values.clone();
            for (int from = 0; from < values.length; from += shape.factors()) {
                UnitRows.scale(values, from, shape.factors());
            }
        }
        return DenseMatrix.of(table.rows(), shape.factors(), values);
    }

    /** The model with given weights, which it copies. */
    public static SequenceModel of(SequenceWeights weights) {
        return new SequenceModel(weights.copy());
    }

    /**
     * Trains.
     *
     * @param progress told of epochs: loss, measure and the time left
     * @throws io.daogou.learn.model.TrainingCancelled if {@code progress} says so
     * @throws io.daogou.learn.model.NotEnoughMemory before it starts, if there is not enough
     */
    public static SequenceModel fit(Sequences sequences, SequenceShape shape, TrainingPlan plan, Progress progress) {
        return fit(sequences, shape, plan, Checkpoints.NONE, progress);
    }

    /** As {@link #fit(Sequences, SequenceShape, TrainingPlan, Progress)}, going on from a checkpoint if one is there. */
    public static SequenceModel fit(
            Sequences sequences, SequenceShape shape, TrainingPlan plan, Checkpoints checkpoints, Progress progress) {
        return fit(SequenceData.of(sequences), shape, plan, checkpoints, progress);
    }

    /**
     * As {@link #fit(Sequences, SequenceShape, TrainingPlan, Checkpoints, Progress)}, with attributes of items.
     *
     * @throws IllegalArgumentException if the data lack what the shape reads
     */
    public static SequenceModel fit(
            SequenceData data, SequenceShape shape, TrainingPlan plan, Checkpoints checkpoints, Progress progress) {
        return new SequenceModel(new SequenceTraining(data, shape, plan, checkpoints, progress).run());
    }

    /** What was learned; shared: never write to it. */
    public SequenceWeights weights() {
        return weights;
    }

    /**
     * What the last row is multiplied with: the items of the weights, with their attributes if those are scored, and of length 1 if
     * scores are cosines.
     */
    @Override
    public DenseMatrix itemVectors() {
        return itemVectors;
    }

    /** What an entry of each item is read as before its place and all else is added, a copy: items × factors. */
    public DenseMatrix readVectors() {
        float[] read = vectors.table().values().clone();
        boolean isMissing = weights.shape().inputs().attributes() > 0
                && !weights.shape().inputs().isScored();
        for (int item = 0; isMissing && item < items(); item++) {
            vectors.addAttributes(item, read, item * factors());
        }
        return DenseMatrix.of(items(), factors(), read);
    }

    @Override
    public QuantizedItems quantizedItems() {
        return live.get();
    }

    @Override
    public void embed(History history, float[] vector) {
        int[] lengths = lengths(List.of(history));
        if (lengths[0] == 0) {
            Arrays.fill(vector, 0);
            return;
        }
        SequenceNetwork network = borrow();
        try {
            float[] rows = network.forward(read(List.of(history), lengths), Packing.of(lengths));
            System.arraycopy(rows, (lengths[0] - 1) * vector.length, vector, 0, vector.length);
        } finally {
            giveBack(network);
        }
    }

    @Override
    public DenseMatrix embedAll(List<History> histories) {
        DenseMatrix embedded = new DenseMatrix(histories.size(), factors());
        int[] lengths = lengths(histories);
        SequenceNetwork network = borrow();
        try {
            int first = 0;
            while (first < lengths.length) {
                int last = first;
                int rows = 0;
                while (last < lengths.length && rows < ROWS_AT_ONCE) {
                    rows += lengths[last++];
                }
                int[] some = Arrays.copyOfRange(lengths, first, last);
                embed(network, histories.subList(first, last), some, embedded.values(), first * factors());
                first = last;
            }
        } finally {
            giveBack(network);
        }
        return embedded;
    }

    private void embed(SequenceNetwork network, List<History> histories, int[] lengths, float[] vectors, int at) {
        int[] there = Arrays.stream(lengths).filter(length -> length > 0).toArray();
        if (there.length == 0) {
            return;
        }
        float[] rows = network.forward(read(histories, lengths), Packing.of(there));
        int last = -1;
        for (int h = 0; h < lengths.length; h++) {
            last += lengths[h];
            if (lengths[h] > 0) {
                System.arraycopy(rows, last * factors(), vectors, at + h * factors(), factors());
            }
        }
    }

    private int[] lengths(List<History> histories) {
        int[] lengths = new int[histories.size()];
        for (int h = 0; h < lengths.length; h++) {
            lengths[h] = Entries.length(histories.get(h), weights.shape(), items());
        }
        return lengths;
    }

    private Entries read(List<History> histories, int[] lengths) {
        return Entries.of(histories, lengths, weights.shape(), items());
    }

    private SequenceNetwork borrow() {
        @Nullable SequenceNetwork network;
        synchronized (idle) {
            network = idle.poll();
        }
        return network == null ? new SequenceNetwork(weights, vectors, 0, Gradients.none()) : network;
    }

    private void giveBack(SequenceNetwork network) {
        synchronized (idle) {
            idle.push(network);
        }
    }
}
