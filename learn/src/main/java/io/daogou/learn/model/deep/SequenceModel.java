package io.daogou.learn.model.deep;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Packing;
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
 * <p><b>Shapes.</b> E: items × factors; P: L × factors. <b>Cost</b> of an epoch: {@code 6 · entries · (B · (4 · factors² + 2 ·
 * factors · hidden + L · factors) + negatives · factors)} operations. <b>Determinism.</b> Bitwise for a seed and any number of
 * threads.
 *
 * <p><b>Differences from the papers.</b> Sequences are not padded; norms are in front; positions count from the first entry that
 * is read, in training as in answers; negatives are corrected for how likely they were drawn, and the right item is none of them.
 * An item of the history that the model does not know is left out; weights of a history are not read.
 */
public final class SequenceModel implements EmbeddingModel {
    private final SequenceWeights weights;
    private final DenseMatrix itemVectors;
    private final LiveItems live;
    /** Copies of the network that no thread uses now. */
    private final ArrayDeque<SequenceNetwork> idle = new ArrayDeque<>();

    SequenceModel(SequenceWeights weights) {
        this.weights = weights;
        this.itemVectors = itemVectors(weights);
        this.live = new LiveItems(itemVectors);
    }

    private static DenseMatrix itemVectors(SequenceWeights weights) {
        int items = weights.items().rows();
        int factors = weights.shape().factors();
        float[] values = weights.items().values();
        if (weights.shape().scale() > 0) {
            values = values.clone();
            for (int from = 0; from < values.length; from += factors) {
                UnitRows.scale(values, from, factors);
            }
        }
        return DenseMatrix.of(items, factors, values);
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
        return new SequenceModel(new SequenceTraining(sequences, shape, plan, checkpoints, progress).run());
    }

    /** What was learned; shared: never write to it. */
    public SequenceWeights weights() {
        return weights;
    }

    /** What the last row is multiplied with: the items of the weights, of length 1 if scores are cosines. */
    @Override
    public DenseMatrix itemVectors() {
        return itemVectors;
    }

    @Override
    public QuantizedItems quantizedItems() {
        return live.get();
    }

    @Override
    public void embed(History history, float[] vector) {
        int[] read = read(history);
        if (read.length == 0) {
            Arrays.fill(vector, 0);
            return;
        }
        SequenceNetwork network = borrow();
        float[] rows = network.forward(read, Packing.of(read.length));
        System.arraycopy(rows, (read.length - 1) * vector.length, vector, 0, vector.length);
        giveBack(network);
    }

    @Override
    public DenseMatrix embedAll(List<History> histories) {
        DenseMatrix vectors = new DenseMatrix(histories.size(), factors());
        int[][] read = histories.stream().map(this::read).toArray(int[][]::new);
        int[] lengths = Arrays.stream(read)
                .mapToInt(items -> items.length)
                .filter(length -> length > 0)
                .toArray();
        if (lengths.length == 0) {
            return vectors;
        }
        Packing packing = Packing.of(lengths);
        SequenceNetwork network = borrow();
        float[] rows =
                network.forward(Arrays.stream(read).flatMapToInt(Arrays::stream).toArray(), packing);
        int last = -1;
        for (int h = 0; h < read.length; h++) {
            last += read[h].length;
            if (read[h].length > 0) {
                System.arraycopy(rows, last * factors(), vectors.values(), h * factors(), factors());
            }
        }
        giveBack(network);
        return vectors;
    }

    /** The last known items of a history, as many as the network reads. */
    private int[] read(History history) {
        int[] known = Arrays.stream(history.items())
                .filter(item -> item >= 0 && item < items())
                .toArray();
        int length = weights.shape().length();
        return known.length <= length ? known : Arrays.copyOfRange(known, known.length - length, known.length);
    }

    private SequenceNetwork borrow() {
        @Nullable SequenceNetwork network;
        synchronized (idle) {
            network = idle.poll();
        }
        return network == null ? new SequenceNetwork(weights, 0, Gradients.none()) : network;
    }

    private void giveBack(SequenceNetwork network) {
        synchronized (idle) {
            idle.push(network);
        }
    }
}
