package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.matrix.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Moves parameters against their gradients, each entry by a step of its own.
 *
 * <p><b>Source.</b> Kingma and Ba, Adam, ICLR 2015; with a decay, Loshchilov and Hutter, Decoupled Weight Decay Regularization
 * (AdamW), ICLR 2019. Clipping by the length of all gradients: Pascanu, Mikolov and Bengio, ICML 2013.
 *
 * <p><b>Model.</b> {@code m ← β₁ m + (1 - β₁) g}, {@code s ← β₂ s + (1 - β₂) g²}, {@code x ← x - rate · (m / (1 - β₁^t)) / (√(s /
 * (1 - β₂^t)) + 1e-8) - rate · decay · x}, with {@code β₁ = .9}, {@code β₂ = .999}. Of a table only the rows that the batch
 * touched are moved, and the moments of the others wait.
 *
 * <p><b>Determinism.</b> The gradients of several copies are added in their order: bitwise for any number of threads.
 */
public final class Adam {
    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float SMALL = 1e-8f;
    /** Rows of a table that a core takes at a time. */
    private static final int GRAIN = 64;
    /** Entries of a parameter that a core takes at a time. */
    private static final int PIECE = 1 << 14;

    private final List<State> dense = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<TableState> tables = new ArrayList<>();
    private final double decay;
    private final double longest;
    private long steps;

    /**
     * An optimiser at step 0.
     *
     * @param parameters moved as a whole
     * @param tables of which the rows a batch touched are moved
     * @param decay share of the rate by which values shrink in a step; tables do not
     * @param longest length beyond which the gradient of everything is scaled down to it; infinite for never
     */
    public Adam(List<Parameter> parameters, List<Parameter> tables, double decay, double longest) {
        for (Parameter parameter : parameters) {
            State state = new State(parameter);
            dense.add(state);
            for (int from = 0; from < parameter.size(); from += PIECE) {
                pieces.add(new Piece(state, from, Math.min(PIECE, parameter.size() - from)));
            }
        }
        tables.forEach(table -> this.tables.add(new TableState(table)));
        this.decay = decay;
        this.longest = longest;
    }

    /** The moments of a parameter. */
    private static class State {
        final Parameter parameter;
        final float[] means;
        final float[] squares;

        State(Parameter parameter) {
            this.parameter = parameter;
            means = new float[parameter.size()];
            squares = new float[parameter.size()];
        }
    }

    /** Entries {@code from .. from+length-1} of a parameter: large ones are shared out to several cores. */
    private record Piece(State state, int from, int length) {}

    /** The moments of a table, and the sum of the gradients of all copies. */
    private static final class TableState extends State {
        final RowGradient sum;

        TableState(Parameter table) {
            super(table);
            sum = new RowGradient(table.rows(), table.columns());
        }
    }

    /** The number of steps made. */
    public long steps() {
        return steps;
    }

    /**
     * Makes a step, and clears the gradients.
     *
     * @param copies the gradients of all copies of the network
     * @param rate of learning, this time
     * @return the length of the gradient before it was clipped; not finite if the loss exploded, and then nothing moves
     */
    public double step(List<Gradients> copies, double rate) {
        // Made here if they are not there, as a map is not to be written by several threads.
        copies.forEach(copy -> dense.forEach(state -> copy.of(state.parameter)));
        Parallel.ranges(pieces.size(), 1, (from, to) -> {
            for (int k = from; k < to; k++) {
                add(pieces.get(k), copies);
            }
        });
        tables.forEach(table -> add(table, copies));
        double length = length(copies.get(0));
        if (Double.isFinite(length)) {
            steps++;
            move(copies.get(0), rate, (float) Math.min(1, longest / Math.max(length, Double.MIN_NORMAL)));
        }
        tables.forEach(table -> table.sum.clear());
        Parallel.ranges(copies.size(), 1, (from, to) -> {
            for (int k = from; k < to; k++) {
                copies.get(k).clear();
            }
        });
        return length;
    }

    /** Adds the gradients of all copies to those of the first. */
    private static void add(Piece piece, List<Gradients> copies) {
        Parameter parameter = piece.state.parameter;
        float[] sum = copies.get(0).of(parameter);
        for (Gradients copy : copies.subList(1, copies.size())) {
            Kernels.addScaled(1, copy.of(parameter), piece.from, sum, piece.from, piece.length);
        }
    }

    private static void add(TableState table, List<Gradients> copies) {
        List<RowGradient> parts =
                copies.stream().map(copy -> copy.rowsOf(table.parameter)).toList();
        RowGradient sum = table.sum;
        for (RowGradient part : parts) {
            for (int slot = 0; slot < part.slots(); slot++) {
                sum.slot(part.row(slot));
            }
        }
        int columns = table.parameter.columns();
        Parallel.ranges(sum.slots(), GRAIN, (from, to) -> {
            for (RowGradient part : parts) {
                for (int slot = from; slot < to; slot++) {
                    int other = part.find(sum.row(slot));
                    if (other >= 0) {
                        Kernels.addScaled(1, part.values(), other * columns, sum.values(), slot * columns, columns);
                    }
                }
            }
        });
    }

    private double length(Gradients sums) {
        double squares = 0;
        for (State state : dense) {
            float[] g = sums.of(state.parameter);
            squares += Kernels.dot(g, 0, g, 0, g.length);
        }
        for (TableState table : tables) {
            float[] g = table.sum.values();
            squares += Kernels.dot(g, 0, g, 0, table.sum.slots() * table.parameter.columns());
        }
        return Math.sqrt(squares);
    }

    private void move(Gradients sums, double rate, float clip) {
        float means = (float) (1 / (1 - Math.pow(FIRST, (double) steps)));
        float squares = (float) (1 / (1 - Math.pow(SECOND, (double) steps)));
        Move move = new Move((float) rate, clip, means, squares);
        float kept = (float) (1 - rate * decay);
        Parallel.ranges(pieces.size(), 1, (from, to) -> {
            for (int k = from; k < to; k++) {
                Piece piece = pieces.get(k);
                if (kept != 1) {
                    shrink(piece, kept);
                }
                move.apply(piece.state, piece.from, sums.of(piece.state.parameter), piece.from, piece.length);
            }
        });
        for (TableState table : tables) {
            int columns = table.parameter.columns();
            Parallel.ranges(table.sum.slots(), GRAIN, (from, to) -> {
                for (int slot = from; slot < to; slot++) {
                    move.apply(table, table.sum.row(slot) * columns, table.sum.values(), slot * columns, columns);
                }
            });
        }
    }

    private static void shrink(Piece piece, float kept) {
        float[] values = piece.state.parameter.values();
        for (int k = piece.from; k < piece.from + piece.length; k++) {
            values[k] *= kept;
        }
    }

    /** What a step does to an entry; plain loops, which the JIT turns into vectors. */
    private record Move(float rate, float clip, float meanFactor, float squareFactor) {
        void apply(State state, int at, float[] gradient, int from, int length) {
            float[] values = state.parameter.values();
            float[] means = state.means;
            float[] squares = state.squares;
            for (int k = 0; k < length; k++) {
                float g = clip * gradient[from + k];
                float mean = FIRST * means[at + k] + (1 - FIRST) * g;
                float square = SECOND * squares[at + k] + (1 - SECOND) * g * g;
                means[at + k] = mean;
                squares[at + k] = square;
                values[at + k] -= rate * (mean * meanFactor) / ((float) Math.sqrt(square * squareFactor) + SMALL);
            }
        }
    }

    /**
     * Everything that another step depends on besides the values, by name: to be kept in a checkpoint. The arrays are shared.
     */
    public Map<String, float[]> moments() {
        Map<String, float[]> moments = new TreeMap<>();
        for (State state : dense) {
            put(moments, state);
        }
        for (State state : tables) {
            put(moments, state);
        }
        return moments;
    }

    private static void put(Map<String, float[]> moments, State state) {
        moments.put(state.parameter.name() + ".mean", state.means);
        moments.put(state.parameter.name() + ".square", state.squares);
    }

    /**
     * Goes on from a checkpoint.
     *
     * @param made the number of steps made
     * @param moments as {@link #moments} gave them
     * @throws IllegalArgumentException if one is missing or has another length
     */
    public void resume(long made, Map<String, float[]> moments) {
        for (Map.Entry<String, float[]> own : moments().entrySet()) {
            float[] saved = moments.get(own.getKey());
            if (saved == null || saved.length != own.getValue().length) {
                throw new IllegalArgumentException("The checkpoint has "
                        + (saved == null ? "no " : saved.length + " numbers as ") + own.getKey()
                        + "; this network needs "
                        + own.getValue().length);
            }
            System.arraycopy(saved, 0, own.getValue(), 0, saved.length);
        }
        steps = made;
    }

    @Override
    public String toString() {
        return "Adam after " + steps + " steps on " + dense.size() + " parameters and "
                + Arrays.toString(
                        tables.stream().map(table -> table.parameter.name()).toArray());
    }
}
