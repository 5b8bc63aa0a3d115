package io.daogou.learn.model.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.Memory;
import io.daogou.learn.model.Progress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImplicitAlsTest extends EmbeddingModelContract {
    private static final ImplicitAls.Parameters SMALL = new ImplicitAls.Parameters(12, 0.1, 0.01, 1, 8, 1);

    @Override
    protected ImplicitAls fit(Interactions interactions, Progress progress) {
        return ImplicitAls.fit(interactions, SMALL, progress);
    }

    @Override
    protected ImplicitAls fit(Interactions interactions, int factors) {
        return ImplicitAls.fit(interactions, new ImplicitAls.Parameters(factors, 0.03, 0.003, 1, 16, 1), Progress.NONE);
    }

    /** Rows of 1 to 32 entries are solved in one way, longer ones in another; both must find the same. */
    @Test
    void aRowIsTheSolutionOfItsNormalEquations() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        DenseMatrix items = new DenseMatrix(300, 20);
        for (int k = 0; k < items.values().length; k++) {
            items.values()[k] = (float) random.nextGaussian() * 0.3f;
        }
        Eigenbasis basis = Eigenbasis.of(items);
        basis.turn(items);
        ImplicitAls model =
                ImplicitAls.of(items, basis.spectrum(), new ImplicitAls.Parameters(20, 0.2, 0.02, 0.7, 1, 1));
        for (int count : new int[] {1, 2, 15, 16, 17, 31, 32, 33, 60, 150}) {
            History history = history(count, random);
            float[] vector = new float[20];
            model.embed(history, vector);
            double[] expected = AlsReference.solve(items, history, 0.2, 0.02, 0.7);
            for (int f = 0; f < vector.length; f++) {
                assertThat((double) vector[f])
                        .as("seed %d, %d entries, factor %d", seed, count, f)
                        .isCloseTo(expected[f], offset(2e-3));
            }
        }
    }

    private static History history(int count, SplittableRandom random) {
        int[] items = new int[count];
        float[] weights = new float[count];
        for (int k = 0; k < count; k++) {
            items[k] = k * 2 + random.nextInt(2);
            weights[k] = random.nextInt(10) == 0 ? -1 : 0.5f + random.nextFloat();
        }
        return new History(items, weights);
    }

    @Test
    void aFitFindsWhatThePlainAlgorithmFinds() {
        Interactions data = RandomData.interactions(80, 40, 6, 7);
        ImplicitAls.Parameters parameters = new ImplicitAls.Parameters(6, 0.3, 0.05, 1, 30, 3);
        ImplicitAls model = ImplicitAls.fit(data, parameters, Progress.NONE);
        double ours = AlsReference.loss(data, model, parameters);
        double plain = AlsReference.lossAfterSweeps(data, parameters);
        // Two local minima may differ a little; rounding or a wrong formula would differ by more.
        assertThat(ours).isLessThan(plain * 1.02);
    }

    @Test
    void moreSweepsNeverMakeTheLossWorse() {
        Interactions data = RandomData.interactions(120, 60, 40, 11);
        double before = Double.MAX_VALUE;
        for (int sweeps : new int[] {1, 2, 4, 8, 16}) {
            ImplicitAls.Parameters parameters = new ImplicitAls.Parameters(8, 0.2, 0.02, 1, sweeps, 5);
            double loss = AlsReference.loss(data, ImplicitAls.fit(data, parameters, Progress.NONE), parameters);
            assertThat(loss).as("%d sweeps", sweeps).isLessThan(before * 1.0001);
            before = loss;
        }
    }

    @Test
    void anotherSeedIsAnotherStart() {
        ImplicitAls one = ImplicitAls.fit(RANDOM, new ImplicitAls.Parameters(4, 0.1, 0.01, 1, 1, 1), Progress.NONE);
        ImplicitAls two = ImplicitAls.fit(RANDOM, new ImplicitAls.Parameters(4, 0.1, 0.01, 1, 1, 2), Progress.NONE);
        assertThat(one.itemVectors().values()).isNotEqualTo(two.itemVectors().values());
    }

    @Test
    void aNegativeWeightTurnsTheVectorAround() {
        ImplicitAls model = fit(RANDOM, Progress.NONE);
        float[] liked = scores(model, new History(new int[] {4}, new float[] {1}));
        float[] disliked = scores(model, new History(new int[] {4}, new float[] {-1}));
        for (int item = 0; item < liked.length; item++) {
            assertThat(disliked[item]).isEqualTo(-liked[item]);
        }
    }

    @Test
    void moreFactorsThanTheDataHasDirectionsDoNoHarm() {
        ImplicitAls model = ImplicitAls.fit(
                Interactions.builder().add(0, 0, 1).add(1, 1, 1).build(2, 2),
                new ImplicitAls.Parameters(50, 0.1, 0.01, 1, 10, 1),
                Progress.NONE);
        float[] scores = scores(model, History.of(0));
        assertThat(scores[0]).isGreaterThan(scores[1]);
    }

    @Test
    void moreRowsThanMemoryIsRefusedWithTheBytesAndAWayOut() {
        Interactions wide = Interactions.builder().add(0, 0, 1).build(1, 3_000_000);
        assertThatThrownBy(() ->
                        ImplicitAls.fit(wide, new ImplicitAls.Parameters(1024, 0.1, 0.01, 1, 1, 1), Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bytes")
                .hasMessageContaining("ItemKnn");
        assertThatThrownBy(() -> Memory.checkFactors("ImplicitAls", 1, Integer.MAX_VALUE, 2))
                .hasMessageContaining("2³¹ entries");
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new ImplicitAls.Parameters(0, 1, 1, 1, 1, 1)).hasMessageContaining("factors is 0");
        assertThatThrownBy(() -> new ImplicitAls.Parameters(1025, 1, 1, 1, 1, 1))
                .hasMessageContaining("1..1024");
        assertThatThrownBy(() -> new ImplicitAls.Parameters(1, 0, 1, 1, 1, 1)).hasMessageContaining("unobserved");
        assertThatThrownBy(() -> new ImplicitAls.Parameters(1, 1, Double.NaN, 1, 1, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new ImplicitAls.Parameters(1, 1, 1, 1.1, 1, 1)).hasMessageContaining("0..1");
        assertThatThrownBy(() -> new ImplicitAls.Parameters(1, 1, 1, 1, 0, 1)).hasMessageContaining("sweeps is 0");
        assertThatThrownBy(() -> ImplicitAls.of(new DenseMatrix(3, 2), new float[3], SMALL))
                .hasMessageContaining("3 eigenvalues");
    }
}
