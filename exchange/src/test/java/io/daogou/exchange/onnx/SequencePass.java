package io.daogou.exchange.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The network of {@link SequenceWeights} written a second time, token by token in doubles: the oracle of its graph. */
final class SequencePass {
    private final SequenceWeights weights;
    private final SequenceShape shape;

    SequencePass(SequenceWeights weights) {
        this.weights = weights;
        this.shape = weights.shape();
    }

    /** Weights of a shape, drawn so that every part matters. */
    static SequenceWeights random(SequenceShape shape, boolean ownInputs, long seed) {
        Random random = new Random(seed);
        Map<String, float[]> arrays = new HashMap<>();
        int d = shape.factors();
        arrays.put("items", draw(random, shape.items() * d, 0, .5));
        if (ownInputs) {
            arrays.put("inputs", draw(random, shape.items() * d, 0, .5));
        }
        arrays.put("positions", draw(random, shape.length() * d, 0, .5));
        norm(arrays, random, "norm", d);
        for (int block = 0; block < shape.blocks(); block++) {
            String name = "block" + block + ".";
            norm(arrays, random, name + "attentionNorm", d);
            norm(arrays, random, name + "feedNorm", d);
            for (String part : new String[] {"query", "key", "value", "out"}) {
                dense(arrays, random, name + part, d, d);
            }
            arrays.put(name + "filter.high", draw(random, d, .7, .3));
            dense(arrays, random, name + "up", d, shape.hidden());
            dense(arrays, random, name + "gate", d, shape.hidden());
            dense(arrays, random, name + "down", shape.hidden(), d);
        }
        return new SequenceWeights(shape, arrays);
    }

    private static void norm(Map<String, float[]> arrays, Random random, String name, int size) {
        arrays.put(name + ".gain", draw(random, size, 1, .2));
        arrays.put(name + ".bias", draw(random, size, 0, .2));
    }

    private static void dense(Map<String, float[]> arrays, Random random, String name, int inputs, int outputs) {
        arrays.put(name + ".weights", draw(random, inputs * outputs, 0, 1 / Math.sqrt(inputs)));
        arrays.put(name + ".bias", draw(random, outputs, 0, .2));
    }

    private static float[] draw(Random random, int size, double mean, double deviation) {
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
            values[k] = (float) (mean + deviation * random.nextGaussian());
        }
        return values;
    }

    /** The vector of a history. */
    double[] hidden(int... history) {
        double[][] x = new double[history.length][];
        for (int t = 0; t < x.length; t++) {
            x[t] = new double[shape.factors()];
            for (int k = 0; k < shape.factors(); k++) {
                float[] inputs = weights.array(weights.has("inputs") ? "inputs" : "items");
                x[t][k] = (double) inputs[history[t] * shape.factors() + k]
                        + weights.array("positions")[t * shape.factors() + k];
            }
        }
        for (int block = 0; block < shape.blocks(); block++) {
            x = block("block" + block + ".", x);
        }
        return norm("norm", x[x.length - 1]);
    }

    double[] scores(int... history) {
        double[] hidden = hidden(history);
        double[] scores = new double[shape.items()];
        for (int item = 0; item < scores.length; item++) {
            for (int k = 0; k < hidden.length; k++) {
                scores[item] += hidden[k] * weights.array("items")[item * hidden.length + k];
            }
        }
        return scores;
    }

    private double[][] block(String name, double[][] x) {
        int d = shape.factors();
        double share = shape.filterShare();
        double[][] n = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            n[t] = norm(name + "attentionNorm", x[t]);
        }
        double[][] z = new double[x.length][d];
        for (int t = 0; t < x.length; t++) {
            double[] a = dense(name + "out", attention(name, n, t), d, true);
            double[] f = filter(name, n, t);
            double[] y = new double[d];
            for (int k = 0; k < d; k++) {
                y[k] = x[t][k] + (1 - share) * a[k] + (share > 0 ? share * f[k] : 0);
            }
            double[] fed = feed(name, norm(name + "feedNorm", y));
            for (int k = 0; k < d; k++) {
                z[t][k] = y[k] + fed[k];
            }
        }
        return z;
    }

    private double[] attention(String name, double[][] n, int t) {
        int d = shape.factors();
        int width = d / shape.heads();
        double[] query = dense(name + "query", n[t], d, true);
        double[] sum = new double[d];
        for (int head = 0; head < shape.heads(); head++) {
            double[] shares = new double[t + 1];
            double total = 0;
            for (int s = 0; s <= t; s++) {
                double[] key = dense(name + "key", n[s], d, true);
                double product = 0;
                for (int k = head * width; k < (head + 1) * width; k++) {
                    product += query[k] * key[k];
                }
                shares[s] = Math.exp(product / Math.sqrt(width));
                total += shares[s];
            }
            for (int s = 0; s <= t; s++) {
                double[] value = dense(name + "value", n[s], d, true);
                for (int k = head * width; k < (head + 1) * width; k++) {
                    sum[k] += shares[s] / total * value[k];
                }
            }
        }
        return sum;
    }

    private double[] filter(String name, double[][] n, int t) {
        double[] result = new double[shape.factors()];
        for (int k = 0; k < result.length; k++) {
            double low = 0;
            for (int s = 0; s <= t; s++) {
                double kernel = 1;
                for (int f = 1; f < shape.cutoff(); f++) {
                    kernel += 2 * Math.cos(2 * Math.PI * f * (t - s) / shape.length());
                }
                low += kernel / shape.length() * n[s][k];
            }
            double high = weights.array(name + "filter.high")[k];
            result[k] = low + high * high * (n[t][k] - low);
        }
        return result;
    }

    private double[] feed(String name, double[] n) {
        boolean gated = shape.activation() == SequenceShape.Activation.SWIGLU;
        double[] middle = dense(name + "up", n, shape.hidden(), !gated);
        double[] gate = dense(name + "gate", n, shape.hidden(), false);
        for (int k = 0; k < middle.length; k++) {
            double x = middle[k];
            middle[k] = switch (shape.activation()) {
                case RELU -> Math.max(0, x);
                case GELU -> .5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
                case SWIGLU -> gate[k] / (1 + Math.exp(-gate[k])) * x;
            };
        }
        return dense(name + "down", middle, shape.factors(), !gated);
    }

    private double[] dense(String name, double[] x, int outputs, boolean biased) {
        float[] matrix = weights.array(name + ".weights");
        double[] y = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            y[o] = biased ? weights.array(name + ".bias")[o] : 0;
            for (int i = 0; i < x.length; i++) {
                y[o] += x[i] * matrix[i * outputs + o];
            }
        }
        return y;
    }

    private double[] norm(String name, double[] x) {
        double mean = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        double variance = 0;
        for (double value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        double[] y = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            y[k] = weights.array(name + ".gain")[k] * (x[k] - mean) / Math.sqrt(variance + 1e-5)
                    + weights.array(name + ".bias")[k];
        }
        return y;
    }
}
