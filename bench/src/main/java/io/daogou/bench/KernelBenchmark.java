package io.daogou.bench;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Products;
import io.daogou.learn.matrix.SparseGram;
import io.daogou.learn.matrix.SparseProducts;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.SpdInverse;
import io.daogou.learn.matrix.TopProducts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast the kernels of {@code learn} are, on made-up data of real shapes. {@code bench/peers/kernels.py} runs this, then
 * NumPy and SciPy on the same shapes, and prints the ratios.
 */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        header = "Measures products, inverse, Gram matrix and top lists.")
final class KernelBenchmark implements Callable<Integer> {
    /** The shape of the public Gowalla data. */
    private static final int USERS = 29_858;

    private static final int ITEMS = 40_981;
    private static final int ENTRIES = 810_128;

    @Option(
            names = "--size",
            defaultValue = "4096",
            description = "Rows of a square product. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--inverse",
            defaultValue = "10000",
            description = "Rows of the inverse. Default: ${DEFAULT-VALUE}.")
    private int inverse;

    @Option(names = "--runs", defaultValue = "20", description = "Runs of a product. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--rounds", defaultValue = "3", description = "Runs of everything else. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures for other programs.")
    private @Nullable Path json;

    private final Map<String, Double> figures = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        System.out.println("Kernels: " + Kernels.description());
        System.out.println();
        System.out.println("| work | median | more |");
        System.out.println("|---|---|---|");
        measureInverse();
        measureProduct(1);
        if (Runtime.getRuntime().availableProcessors() > 1) {
            measureProduct(2);
        }
        measureSparse();
        measureTop(64);
        measureTop(128);
        if (json != null) {
            Files.writeString(json, json());
        }
        return 0;
    }

    private String json() {
        return figures.entrySet().stream()
                .map(figure -> "  \"" + figure.getKey() + "\": " + figure.getValue())
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private void measureProduct(int threads) {
        DenseMatrix a = normal(size, size, 1);
        DenseMatrix b = normal(size, size, 2);
        DenseMatrix c = new DenseMatrix(size, size);
        double operations = 2.0 * size * size * size;
        double[] rates = new double[runs];
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            Runnable product = () -> Products.multiply(1, a.view(), b.view(), 0, c.view());
            seconds(pool, product);
            seconds(pool, product);
            for (int run = 0; run < runs; run++) {
                rates[run] = operations / seconds(pool, product) / 1e9;
            }
        }
        double median = Medians.median(rates);
        double worst = Arrays.stream(rates).min().orElse(median) / median;
        figures.put("product." + size + ".threads" + threads + ".gflops", median);
        figures.put("product." + size + ".threads" + threads + ".worst", worst);
        line(
                "product %d³, threads: %d | %.1f GFLOP/s | worst of %d runs: %.2f of the median",
                size, threads, median, runs, worst);
    }

    private static double seconds(ForkJoinPool pool, Runnable work) {
        return pool.submit(() -> seconds(work)).join();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private double median(Runnable work) {
        double[] times = new double[rounds];
        work.run();
        for (int round = 0; round < rounds; round++) {
            times[round] = seconds(work);
        }
        return Medians.median(times);
    }

    /** {@code XᵀX + 200·I} of power-law data, as {@code Ease} inverts it. */
    private void measureInverse() {
        SparseRows x = powerLaw(3 * inverse, inverse, 36 * inverse);
        // Several blocks of pivots, so that all of it is compiled.
        SpdInverse.invert(regularized(powerLaw(9000, 3000, 108_000), 200));
        double[] times = new double[rounds];
        double error = 0;
        long peak = 0;
        for (int round = 0; round < rounds; round++) {
            DenseMatrix matrix = regularized(x, 200);
            System.gc();
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            times[round] = seconds(() -> SpdInverse.invert(matrix));
            peak = Math.max(
                    peak,
                    heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
            error = Math.max(error, error(x, 200, matrix));
        }
        figures.put("inverse." + inverse + ".seconds", Medians.median(times));
        figures.put("inverse." + inverse + ".bytes", (double) peak);
        figures.put("inverse." + inverse + ".error", error);
        line(
                "inverse %d² | %.2f s | heap at its peak: %d MB; largest entry of AA⁻¹ - I in 20 columns: %.1e",
                inverse, Medians.median(times), peak >> 20, error);
    }

    private static Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static DenseMatrix regularized(SparseRows x, float diagonal) {
        DenseMatrix matrix = SparseGram.lower(x);
        for (int i = 0; i < matrix.rows(); i++) {
            matrix.set(i, i, matrix.get(i, i) + diagonal);
        }
        return matrix;
    }

    /** In double precision, from the data and not from the matrix. */
    private static double error(SparseRows x, double diagonal, DenseMatrix inverse) {
        int n = inverse.rows();
        double worst = 0;
        for (int k = 0; k < 20; k++) {
            int column = (int) ((long) k * n / 20);
            double[] product = new double[n];
            for (int i = 0; i < n; i++) {
                product[i] = diagonal * inverse.get(i, column) - (i == column ? 1 : 0);
            }
            for (int row = 0; row < x.rows(); row++) {
                double sum = 0;
                for (int e = x.start(row); e < x.end(row); e++) {
                    sum += x.value(e) * (double) inverse.get(x.column(e), column);
                }
                for (int e = x.start(row); e < x.end(row); e++) {
                    product[x.column(e)] += sum * x.value(e);
                }
            }
            worst = Math.max(worst, Arrays.stream(product).map(Math::abs).max().orElse(0));
        }
        return worst;
    }

    private void measureSparse() {
        SparseRows x = powerLaw(USERS, ITEMS, ENTRIES);
        DenseMatrix factors = normal(ITEMS, 64, 3);
        double gram = median(() -> SparseGram.rows(x, 200));
        figures.put("gram.seconds", gram);
        line(
                "sparse Gram, %d × %d, %d entries, 200 kept a row | %.2f s | rows in bounded memory",
                USERS, ITEMS, x.size(), gram);
        double product = median(() -> SparseProducts.multiply(x, factors));
        figures.put("sparse.seconds", product);
        line(
                "sparse × dense, the same by 64 columns | %.3f s | %.1f GFLOP/s",
                product, 2.0 * x.size() * 64 / product / 1e9);
    }

    /** Norms are nearly equal, so that no item can be left out: the worst case. */
    private void measureTop(int factors) {
        DenseMatrix items = normal(ITEMS, factors, 4);
        DenseMatrix queries = normal(USERS, factors, 5);
        double time = median(() -> new TopProducts(items).best(queries.view(), 20, query -> new int[0]));
        figures.put("top." + factors + ".seconds", time);
        line(
                "top 20 of %d for %d, %d factors | %.2f s | %.1f GFLOP/s if all were multiplied",
                ITEMS, USERS, factors, time, 2.0 * ITEMS * USERS * factors / time / 1e9);
    }

    private static DenseMatrix normal(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DenseMatrix matrix = new DenseMatrix(rows, columns);
        for (int k = 0; k < matrix.values().length; k++) {
            matrix.values()[k] = (float) random.nextGaussian();
        }
        return matrix;
    }

    /** About {@code entries} ones; columns follow a power law. */
    private static SparseRows powerLaw(int rows, int columns, int entries) {
        SplittableRandom random = new SplittableRandom(6);
        int[] starts = new int[rows + 1];
        int[] chosen = new int[entries];
        int end = 0;
        for (int row = 0; row < rows; row++) {
            int count = (int) ((row + 1L) * entries / rows - (long) row * entries / rows);
            int[] drawn = random.doubles(count)
                    .mapToInt(u -> (int) (columns * Math.pow(u, 3)))
                    .distinct()
                    .sorted()
                    .toArray();
            System.arraycopy(drawn, 0, chosen, end, drawn.length);
            end += drawn.length;
            starts[row + 1] = end;
        }
        float[] ones = new float[end];
        Arrays.fill(ones, 1);
        return new SparseRows(columns, starts, Arrays.copyOf(chosen, end), ones);
    }

    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, "| " + format + " |%n", values);
    }
}
