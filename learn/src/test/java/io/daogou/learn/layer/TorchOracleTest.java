package io.daogou.learn.layer;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layer, every loss and the optimiser against PyTorch, where it is there. */
class TorchOracleTest {
    private static final float WEIGHT = 0.25f;

    private final SplittableRandom random = new SplittableRandom(TorchOracle.SEED);

    @BeforeAll
    static void skipWithoutPyTorch() throws IOException {
        TorchOracle.present();
    }

    @AfterAll
    static void printDifferences() {
        TorchOracle.printDifferences();
    }

    private Parameter normal(String name, int rows, int columns) {
        return Parameter.normal(name, rows, columns, 0.5, random);
    }

    @ParameterizedTest
    @CsvSource({"5, 3", "13, 21", "64, 192", "7, 130"})
    void dense(int inputs, int outputs) throws IOException {
        Parameter weights = normal("weights", inputs, outputs);
        Parameter bias = normal("bias", 1, outputs);
        new LayerQuestion(
                        "dense",
                        Map.of(),
                        List.of(weights, bias),
                        inputs,
                        outputs,
                        gradients -> new Dense(weights, bias, gradients))
                .assertAgrees();
        new LayerQuestion(
                        "dense",
                        Map.of(),
                        List.of(weights),
                        inputs,
                        outputs,
                        gradients -> new Dense(weights, null, gradients))
                .assertAgrees();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 13, 64, 131})
    void layerNorm(int columns) throws IOException {
        Parameter gain = normal("gain", 1, columns);
        Parameter bias = normal("bias", 1, columns);
        new LayerQuestion(
                        "norm",
                        Map.of(),
                        List.of(gain, bias),
                        columns,
                        columns,
                        gradients -> new LayerNorm(gain, bias, gradients))
                .assertAgrees();
    }

    @ParameterizedTest
    @EnumSource
    void activation(Activation.Kind kind) throws IOException {
        Map<String, String> options = Map.of("function", kind.name().toLowerCase(Locale.ROOT));
        for (int columns : new int[] {6, 13, 70}) {
            new LayerQuestion(
                            "activation",
                            options,
                            List.of(),
                            kind.inputs(columns),
                            columns,
                            gradients -> kind.layer(columns))
                    .assertAgrees();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "12, 3", "21, 7", "10, 1", "64, 2"})
    void causalAttention(int width, int heads) throws IOException {
        Map<String, String> options = Map.of("heads", String.valueOf(heads));
        new LayerQuestion(
                        "attention",
                        options,
                        List.of(),
                        3 * width,
                        width,
                        gradients -> new CausalAttention(width, heads))
                .assertAgrees();
    }

    @ParameterizedTest
    @CsvSource({"40, 1, 10", "40, 4, 10", "41, 20, 13", "50, 5, 64"})
    void frequencyFilterByTheKernelThatIsDocumented(int period, int frequencies, int width) throws IOException {
        assertFilter("convolution", period, frequencies, width);
    }

    @ParameterizedTest
    @CsvSource({"40, 1, 10", "40, 4, 10", "41, 20, 13", "40, 20, 3", "50, 5, 64"})
    void frequencyFilterByTheFourierTransformOfThePaper(int period, int frequencies, int width) throws IOException {
        assertFilter("transform", period, frequencies, width);
    }

    private void assertFilter(String kind, int period, int frequencies, int width) throws IOException {
        Parameter beta = normal("beta", 1, width);
        filter(kind, period, frequencies, beta, List.of(beta)).assertAgrees();
    }

    private static LayerQuestion filter(
            String kind, int period, int frequencies, Parameter beta, List<Parameter> parameters) {
        Map<String, String> options =
                Map.of("period", String.valueOf(period), "frequencies", String.valueOf(frequencies));
        return new LayerQuestion(
                kind,
                options,
                parameters,
                beta.size(),
                beta.size(),
                gradients -> new FrequencyFilter(beta, period, frequencies, gradients));
    }

    /** Then nothing is left for beta, whose gradient is 0. */
    @ParameterizedTest
    @CsvSource({"40, 21", "41, 21"})
    void frequencyFilterOfAllFrequencies(int period, int frequencies) throws IOException {
        Parameter beta = normal("beta", 1, 13);
        filter("transform", period, frequencies, beta, List.of()).assertAgrees(Packing.of(17, 4, 33, 2), beta);
    }

    @ParameterizedTest
    @CsvSource({"13, 4", "32, 5"})
    void crossNetwork(int columns, int rank) throws IOException {
        Parameter full = normal("full", columns, columns);
        Parameter bias = normal("bias", 1, columns);
        Parameter narrow = normal("narrow", columns, rank);
        Parameter wide = normal("wide", rank, columns);
        Parameter otherBias = normal("otherBias", 1, columns);
        new LayerQuestion(
                        "cross",
                        Map.of(),
                        List.of(full, bias, narrow, wide, otherBias),
                        columns,
                        columns,
                        gradients -> {
                            Layer lowRank = new Chain(
                                    List.of(new Dense(narrow, null, gradients), new Dense(wide, otherBias, gradients)));
                            return new CrossNetwork(columns, List.of(new Dense(full, bias, gradients), lowRank));
                        })
                .assertAgrees();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.37, 0.5})
    void whatDropoutKeepsIsScaledAsInPyTorch(double rate) throws IOException {
        TorchOracle oracle = TorchOracle.present();
        Parameter x = normal("x", 60, 17);
        float[] ones = new float[x.size()];
        Arrays.fill(ones, 1);
        new Dropout(rate, 17, 3).forward(ones, Packing.of(20, 40).training(TorchOracle.SEED, 5));
        float[] kinds = new float[2];
        kinds[1] = ones[
                IntStream.range(0, ones.length)
                        .filter(k -> ones[k] != 0)
                        .findFirst()
                        .orElseThrow()];
        var question = new TorchOracle.Question("dropout", Map.of("rate", String.valueOf(rate)), List.of(), List.of(x));
        oracle.assertAgrees(question, Map.of("y", kinds));
    }

    /** More rows than are taken at a time; a third of the items are candidates, in any order. */
    @ParameterizedTest
    @CsvSource({"9, 0", "9, 4", "32, 0", "32, 16"})
    void sharedSoftmax(int width, double scale) throws IOException {
        Parameter table = normal("table", 37, width);
        int[] candidates = Arrays.copyOf(shuffled(table.rows()), 12);
        assertSoftmax("sharedSoftmax", table, normal("corrections", 1, 12), scale, candidates);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 32})
    void fullSoftmax(int width) throws IOException {
        Parameter table = normal("table", 37, width);
        Parameter none = Parameter.constant("corrections", 1, 37, 0);
        assertSoftmax("fullSoftmax", table, none, 0, shuffled(table.rows()));
    }

    private void assertSoftmax(String kind, Parameter table, Parameter corrections, double scale, int[] candidates)
            throws IOException {
        TorchOracle oracle = TorchOracle.present();
        Parameter h = normal("h", 131, table.columns());
        int[] targets = random.ints(h.rows(), 0, table.rows()).toArray();
        Gradients gradients = new Gradients();
        SharedSoftmax softmax = new SharedSoftmax(table, scale, gradients);
        Candidates shared = SharedSoftmax.candidates(table, scale, candidates, corrections.values());
        float loss = (float) softmax.forward(h.values(), targets, shared, WEIGHT);
        Map<String, String> options = Map.of(
                "scale", String.valueOf(scale),
                "targets", LayerQuestion.words(targets),
                "candidates", LayerQuestion.words(candidates));
        List<Parameter> given = List.of(corrections, Parameter.constant("dy", 1, 1, WEIGHT));
        oracle.assertAgrees(
                new TorchOracle.Question(kind, options, List.of(h, table), given),
                Map.of("y", new float[] {loss}, "h", softmax.inputGradient(), "table", allRows(gradients, table)));
    }

    private int[] shuffled(int size) {
        int[] all = new int[size];
        for (int k = 0; k < size; k++) {
            int other = random.nextInt(k + 1);
            all[k] = all[other];
            all[other] = k;
        }
        return all;
    }

    private static float[] allRows(Gradients gradients, Parameter table) {
        RowGradient touched = gradients.rowsOf(table);
        int width = table.columns();
        float[] all = new float[table.size()];
        for (int slot = 0; slot < touched.slots(); slot++) {
            System.arraycopy(touched.values(), slot * width, all, touched.row(slot) * width, width);
        }
        return all;
    }

    @Test
    void listSoftmax() throws IOException {
        TorchOracle oracle = TorchOracle.present();
        Packing lists = Packing.of(1, 7, 30, 2, 12);
        Parameter scores = Parameter.normal("scores", lists.rows(), 1, 2, random);
        Parameter places = normal("places", 1, 5);
        int[] shown = random.ints(lists.rows(), 0, 9).toArray();
        float[] gains = new float[lists.rows()];
        for (int row = 0; row < gains.length; row++) {
            gains[row] = Math.max(0, random.nextInt(6) - 3) * 0.5f;
        }
        Gradients gradients = new Gradients();
        ListSoftmax softmax = new ListSoftmax(places, gradients);
        ListSoftmax.Choices choices = new ListSoftmax.Choices(shown, gains);
        float loss = (float) softmax.forward(scores.values(), choices, lists, WEIGHT);
        Map<String, String> options = Map.of(
                "lengths", LayerQuestion.lengths(lists), "shown", LayerQuestion.words(shown), "gains", words(gains));
        List<Parameter> given = List.of(Parameter.constant("dy", 1, 1, WEIGHT));
        oracle.assertAgrees(
                new TorchOracle.Question("listSoftmax", options, List.of(scores, places), given),
                Map.of("y", new float[] {loss}, "scores", softmax.inputGradient(), "places", gradients.of(places)));
    }

    private static String words(float[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(k -> String.valueOf(values[k]))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 13, 64})
    void unitRows(int width) throws IOException {
        TorchOracle oracle = TorchOracle.present();
        Parameter x = normal("x", 9, width);
        Parameter dy = normal("dy", 9, width);
        float[] y = x.values().clone();
        float[] dx = dy.values().clone();
        for (int at = 0; at < y.length; at += width) {
            float length = UnitRows.scale(y, at, width);
            UnitRows.back(dx, at, x.values(), at, width, 1 / length);
        }
        oracle.assertAgrees(
                new TorchOracle.Question("unitRows", Map.of(), List.of(x), List.of(dy)), Map.of("y", y, "x", dx));
    }

    /** With a rate that warms up, gradients of two copies, and a parameter so large that it is moved in pieces. */
    @ParameterizedTest
    @CsvSource({"0, Infinity", "0, 3", "0.5, Infinity", "0.5, 3"})
    void adam(double decay, double longest) throws IOException {
        List<Parameter> parameters = List.of(small("vector", 1, 13), small("matrix", 130, 129));
        new AdamQuestion(parameters, List.of(small("items", 11, 9)), decay, longest, false).assertAgrees();
    }

    @Test
    void adamLeavesTheRowsOfATableThatWereNotTouched() throws IOException {
        List<Parameter> tables = List.of(small("items", 150, 9));
        new AdamQuestion(List.of(), tables, 0, Double.POSITIVE_INFINITY, true).assertAgrees();
    }

    /** About as large as what the steps add, so that rounding them off does not count. */
    private Parameter small(String name, int rows, int columns) {
        return Parameter.normal(name, rows, columns, 0.05, random);
    }
}
