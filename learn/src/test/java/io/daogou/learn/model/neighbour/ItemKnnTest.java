package io.daogou.learn.model.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.ItemToItemContract;
import io.daogou.learn.model.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemKnnTest extends ItemToItemContract {
    @Override
    protected ItemToItem fit(Interactions interactions, Progress progress) {
        return ItemKnn.fit(interactions, ItemKnn.Parameters.defaults(), progress);
    }

    @Override
    protected ItemToItem of(SparseRows weights) {
        return ItemKnn.of(weights);
    }

    /** Items 0 and 1 share one of their two and three users. */
    private static Interactions small() {
        return Interactions.builder()
                .add(0, 0, 1)
                .add(0, 1, 1)
                .add(1, 0, 1)
                .add(2, 1, 1)
                .add(3, 1, 1)
                .build(8, 2);
    }

    private static ItemKnn fit(Interactions interactions, Similarity similarity, double shrinkage, double damping) {
        return ItemKnn.fit(interactions, new ItemKnn.Parameters(similarity, shrinkage, damping, 100), Progress.NONE);
    }

    @Test
    void theCosineOfTwoItemsIsKnown() {
        double cosine = 1 / Math.sqrt(2.0 * 3.0);
        assertThat((double) fit(small(), Similarity.COSINE, 0, 0).weights().at(0, 1))
                .isCloseTo(cosine, offset(1e-7));
        assertThat((double) fit(small(), Similarity.COSINE, 3, 0).weights().at(0, 1))
                .isCloseTo(cosine / 4, offset(1e-7));
    }

    @Test
    void aBusyUserSaysLessWhenDamped() {
        // With d = 1 the shared user counts a half of each of the others.
        double cosine = 0.5 / Math.sqrt(1.5 * 2.5);
        assertThat((double) fit(small(), Similarity.COSINE, 0, 1).weights().at(0, 1))
                .isCloseTo(cosine, offset(1e-7));
    }

    @Test
    void theLogLikelihoodOfTwoItemsIsKnown() {
        // Cells 1, 1, 2, 4: 2 · (ln(8/6) + ln(8/10) + 2 ln(16/18) + 4 ln(32/30)).
        double ratio = 2 * (Math.log(8 / 6.0) + Math.log(0.8) + 2 * Math.log(16 / 18.0) + 4 * Math.log(32 / 30.0));
        assertThat((double) fit(small(), Similarity.LLR, 0, 0).weights().at(0, 1))
                .isCloseTo(1 - 1 / (1 + ratio), offset(1e-7));
    }

    /** Items 0 and 1 have 2 and 3 users and 1 in common; the walk goes over one user of two items. */
    @Test
    void theWalkBetweenTwoItemsIsKnown() {
        ItemKnn.Parameters full = new ItemKnn.Parameters(Similarity.WALK, Weighting.PLAIN, 0, 1, 0.5, 9);
        SparseRows weights = ItemKnn.fit(small(), full, Progress.NONE).weights();
        assertThat((double) weights.at(0, 1)).isCloseTo(0.5 / (2 * Math.sqrt(3)), offset(1e-7));
        assertThat((double) weights.at(1, 0)).isCloseTo(0.5 / (3 * Math.sqrt(2)), offset(1e-7));
    }

    @Test
    void theJeffreysSimilarityOfTwoItemsIsKnown() {
        double first = 1.5 / 3 - Math.sqrt(0.25 / 4);
        double second = 1.5 / 4 - Math.sqrt(0.375 * 0.625 / 5);
        assertThat((double) fit(small(), Similarity.JEFFREYS, 0, 0).weights().at(0, 1))
                .isCloseTo(Math.sqrt(first * second), offset(1e-7));
    }

    /** The same share of users in common, of ten times as many. */
    @Test
    void jeffreysTrustsMoreEvidenceMore() {
        InteractionsBuilder many = Interactions.builder();
        for (int copy = 0; copy < 10; copy++) {
            many.add(4 * copy, 0, 1).add(4 * copy, 1, 1).add(4 * copy + 1, 0, 1);
            many.add(4 * copy + 2, 1, 1).add(4 * copy + 3, 1, 1);
        }
        Interactions often = many.build(40, 2);
        assertThat(fit(often, Similarity.JEFFREYS, 0, 0).weights().at(0, 1))
                .isGreaterThan(fit(small(), Similarity.JEFFREYS, 0, 0).weights().at(0, 1) * 1.2f);
    }

    @Test
    void aDiscountFavoursTheRarerItem() {
        SparseRows weights = ItemKnn.fit(
                        small(), new ItemKnn.Parameters(Similarity.COSINE, Weighting.PLAIN, 0, 0, 1, 9), Progress.NONE)
                .weights();
        assertThat((double) weights.at(0, 1)).isCloseTo(1 / 3.0, offset(1e-7));
        assertThat((double) weights.at(1, 0)).isCloseTo(1 / 2.0, offset(1e-7));
    }

    @Test
    void itemsThatMeetLessThanByChanceAreNoNeighbours() {
        Interactions rival = Interactions.builder()
                .add(0, 0, 1)
                .add(1, 0, 1)
                .add(2, 0, 1)
                .add(2, 1, 1)
                .add(3, 1, 1)
                .add(4, 1, 1)
                .build(5, 2);
        assertThat(fit(rival, Similarity.LLR, 0, 0).weights().size()).isZero();
        assertThat(fit(rival, Similarity.COSINE, 0, 0).weights().size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"COSINE, 0, 0", "COSINE, 5, 0", "COSINE, 2.5, 0.7", "LLR, 0, 0", "LLR, 5, 0"})
    void itAgreesWithTheReference(Similarity similarity, double shrinkage, double damping) {
        long seed = System.nanoTime();
        Interactions data = RandomData.interactions(120, 90, 9, seed);
        SparseRows weights = fit(data, similarity, shrinkage, damping).weights();
        for (int i = 0; i < data.items(); i++) {
            for (int j = 0; j < data.items(); j++) {
                double expected = i == j ? 0 : reference(data, i, j, similarity, shrinkage, damping);
                assertThat((double) weights.at(i, j))
                        .as("seed %d, pair %d %d", seed, i, j)
                        .isCloseTo(expected, offset(1e-6));
            }
        }
    }

    /** The definition, user by user. */
    private static double reference(
            Interactions data, int i, int j, Similarity similarity, double shrinkage, double damping) {
        double dot = 0;
        double squaresI = 0;
        double squaresJ = 0;
        int usersI = 0;
        int usersJ = 0;
        int common = 0;
        for (int user = 0; user < data.users(); user++) {
            double scale = Math.pow(Math.max(1, data.count(user)), -damping / 2);
            double yi = weight(data, user, i) * scale;
            double yj = weight(data, user, j) * scale;
            dot += yi * yj;
            squaresI += yi * yi;
            squaresJ += yj * yj;
            usersI += yi > 0 ? 1 : 0;
            usersJ += yj > 0 ? 1 : 0;
            common += yi > 0 && yj > 0 ? 1 : 0;
        }
        if (common == 0) {
            return 0;
        }
        double value = dot / Math.sqrt(squaresI * squaresJ);
        if (similarity == Similarity.LLR) {
            boolean often = (double) common * data.users() > (double) usersI * usersJ;
            value = often ? 1 - 1 / (1 + LogLikelihoodRatio.of(common, usersI, usersJ, data.users())) : 0;
        }
        return value * common / (common + shrinkage);
    }

    private static double weight(Interactions data, int user, int item) {
        for (int k = data.start(user); k < data.end(user); k++) {
            if (data.item(k) == item) {
                return data.weight(k);
            }
        }
        return 0;
    }

    @Test
    void onlyTheNearestNeighboursAreKept() {
        ItemKnn all = fit(RANDOM, Similarity.COSINE, 1, 0);
        SparseRows three = ItemKnn.fit(RANDOM, new ItemKnn.Parameters(Similarity.COSINE, 1, 0, 3), Progress.NONE)
                .weights();
        for (int item = 0; item < RANDOM.items(); item++) {
            assertThat(three.end(item) - three.start(item)).isLessThanOrEqualTo(3);
            float least = Float.MAX_VALUE;
            for (int k = three.start(item); k < three.end(item); k++) {
                least = Math.min(least, three.value(k));
            }
            for (int k = all.weights().start(item); k < all.weights().end(item); k++) {
                boolean kept = three.at(item, all.weights().column(k)) > 0;
                assertThat(kept || all.weights().value(k) <= least).isTrue();
            }
        }
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new ItemKnn.Parameters(Similarity.COSINE, -1, 0, 1))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new ItemKnn.Parameters(Similarity.COSINE, Double.NaN, 0, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new ItemKnn.Parameters(Similarity.COSINE, 0, 2.1, 1))
                .hasMessageContaining("2.1");
        assertThatThrownBy(() -> new ItemKnn.Parameters(Similarity.COSINE, 0, 0, 0))
                .hasMessageContaining("limit is 0");
    }
}
