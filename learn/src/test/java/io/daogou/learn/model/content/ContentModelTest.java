package io.daogou.learn.model.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.TextFeatures;
import io.daogou.learn.data.TextFeatures.Described;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.ModelContract;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.content.ContentModel.Parameters;
import io.daogou.learn.model.linear.Ease;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentModelTest extends ModelContract {
    private static final int COLOURS = 7;
    private static final Parameters PLAIN = new Parameters(0.1, 1, 1, 1000);

    @Override
    protected ContentModel fit(Interactions interactions, Progress progress) {
        return ContentModel.fit(ease(interactions), interactions, colours(interactions.items()), PLAIN, progress);
    }

    private static Ease ease(Interactions interactions) {
        return Ease.fit(interactions, new Ease.Parameters(5, 1000), Progress.NONE);
    }

    /** Item i has the word of i modulo 7, and a word of its own. */
    private static SparseRows colours(int items) {
        RowsBuilder builder = new RowsBuilder(COLOURS + 1000);
        for (int item = 0; item < items; item++) {
            builder.add(item % COLOURS, 0.8f);
            builder.add(COLOURS + item, 0.6f);
            builder.end();
        }
        return builder.build();
    }

    /** Tea lovers and tool buyers: what is new in one of the two worlds is told by its title. */
    private static final List<Described> SHOP = described(
            "green tea", "black tea", "tea pot", "tea cup", "steel hammer", "steel saw", "steel nails", "tool box");

    private static List<Described> described(String... titles) {
        return List.of(titles).stream().map(Described::by).toList();
    }

    private static Interactions sales(int items) {
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < 40; user++) {
            for (int item = 0; item < 8; item++) {
                if (user % 2 == item / 4 && (user + item) % 4 != 0) {
                    builder.add(user, item, 1);
                }
            }
        }
        return builder.build(40, items);
    }

    private static ContentModel shop() {
        SparseRows features = TextFeatures.learn(SHOP).rows(SHOP);
        return ContentModel.fit(ease(sales(8)), sales(8), features, PLAIN, Progress.NONE);
    }

    private static SparseRows later(String... titles) {
        return TextFeatures.learn(SHOP).rows(described(titles));
    }

    @Test
    void aNewItemIsFoundByThoseWhoTakeWhatIsLikeIt() {
        ContentModel model = shop().withItems(later("white tea", "steel drill"));
        float[] tea = scores(model, History.of(0, 2));
        assertThat(tea[8]).isPositive().isGreaterThan(tea[9]);
        float[] tools = scores(model, History.of(4));
        assertThat(tools[9]).isPositive().isGreaterThan(tools[8]);
    }

    @Test
    void whoTookANewItemIsLedToWhatIsLikeIt() {
        ContentModel model = shop().withItems(later("white tea", "steel drill", "yellow tea"));
        float[] scores = scores(model, History.of(8));
        assertThat(scores[0]).isGreaterThan(scores[4]);
        assertThat(scores[10]).as("another new tea").isGreaterThan(scores[9]);
        assertThat(scores[8]).as("itself").isZero();
    }

    @Test
    void aNewItemOfTheLearnedCatalogueIsAsOneThatCameLater() {
        List<Described> nine = new ArrayList<>(SHOP);
        nine.add(Described.by("white tea"));
        SparseRows features = TextFeatures.learn(SHOP).rows(nine);
        ContentModel within = ContentModel.fit(ease(sales(9)), sales(9), features, PLAIN, Progress.NONE);
        assertThat(within.weights())
                .isEqualTo(shop().withItems(later("white tea")).weights());
    }

    @Test
    void knownItemsKeepTheirWeights() {
        ContentModel model = shop().withItems(later("white tea"));
        SparseRows behaviour = ease(sales(8)).weights();
        for (int item = 0; item < 8; item++) {
            for (int other = 0; other < 8; other++) {
                assertThat(model.weights().at(item, other)).isEqualTo(behaviour.at(item, other));
            }
        }
    }

    @Test
    void anItemThatIsGoneLeavesNoTraceInTheOthers() {
        ContentModel with = shop().withItems(later("white tea", "tea and tool box of steel", "steel drill"));
        ContentModel without = with.withItems(later("white tea", "", "steel drill"));
        for (int item = 0; item < 11; item++) {
            for (int other = 0; other < 11; other++) {
                boolean touched = item == 9 || other == 9;
                assertThat(without.weights().at(item, other))
                        .as("%d to %d", item, other)
                        .isEqualTo(touched ? 0 : with.weights().at(item, other));
            }
        }
        assertThat(with.withItems(later()).weights()).isEqualTo(shop().weights());
    }

    /** With random features and two thirds of the items new; only what changed may differ. */
    @Test
    void removalChangesNothingForOthersInALargerCatalogue() {
        ContentModel model = fit(RANDOM, Progress.NONE);
        SparseRows more = newColours(60, -1);
        SparseRows fewer = newColours(60, 17);
        SparseRows with = model.withItems(more).weights();
        SparseRows without = model.withItems(fewer).weights();
        int gone = RANDOM.items() + 17;
        int seen = 0;
        for (int item = 0; item < with.rows(); item++) {
            for (int other = 0; other < with.rows(); other++) {
                if (item != gone && other != gone) {
                    assertThat(without.at(item, other)).isEqualTo(with.at(item, other));
                } else {
                    assertThat(without.at(item, other)).isZero();
                    seen += with.at(item, other) != 0 ? 1 : 0;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    private static SparseRows newColours(int count, int gone) {
        RowsBuilder builder = new RowsBuilder(COLOURS + 1000);
        for (int item = 0; item < count; item++) {
            if (item != gone) {
                builder.add(item % COLOURS, 1);
            }
            builder.end();
        }
        return builder.build();
    }

    /** One known item with one feature: the mixture is 1 / (1 + μ) of it, with a trust of 1. */
    @Test
    void theShareOfASingleLikeIsKnown() {
        SparseRows same = new SparseRows(1, new int[] {0, 1, 2}, new int[2], new float[] {1, 1});
        SparseRows nothing = new SparseRows(2, new int[3], new int[0], new float[0]);
        ContentModel model = ContentModel.of(
                new ContentModel.State(nothing, same, new float[] {1, 0}, new Parameters(0.25, 2, 3, 10)));
        assertThat((double) model.weights().at(0, 1)).isCloseTo(2 * 3 / 1.25, offset(1e-6));
        assertThat((double) model.weights().at(1, 0)).isCloseTo(2 / 1.25, offset(1e-6));
    }

    @Test
    void conjugateGradientsSolveTheRegression() {
        SparseRows known = colours(20);
        float[] trust = new float[20];
        for (int item = 0; item < 20; item++) {
            trust[item] = item == 3 ? 0 : 0.5f + item % 3;
        }
        // In the third of three lanes, beside one that is nothing and one that is something else.
        ContentRegression regression = new ContentRegression(known, trust, 0.3);
        float[] lanes = regression.mixtures(threeNew(), 0, 3, ContentRegression.FEW);
        float[] shares = new float[20];
        for (int j = 0; j < regression.trusted().length; j++) {
            shares[regression.trusted()[j]] = lanes[j * ContentRegression.FEW + 2];
            assertThat(lanes[j * ContentRegression.FEW]).as("nothing").isZero();
        }
        // (K + μ Λ⁻¹) shares = K f, with K the products of rows: both forms of the regression agree.
        for (int item = 0; item < 20; item++) {
            double left = trust[item] == 0 ? 0 : 0.3 / trust[item] * shares[item];
            for (int other = 0; other < 20; other++) {
                double product = (item % COLOURS == other % COLOURS ? 0.64 : 0) + (item == other ? 0.36 : 0);
                left += trust[item] == 0 ? 0 : product * shares[other];
            }
            double right = trust[item] > 0 && item % COLOURS == 0 ? 0.8 : 0;
            assertThat(left).as("item %d", item).isCloseTo(right, within(1e-4));
        }
    }

    /** Nothing; the second colour; the first colour. */
    private static SparseRows threeNew() {
        return new SparseRows(COLOURS + 1000, new int[] {0, 0, 1, 2}, new int[] {1, 0}, new float[] {1, 1});
    }

    /** More than one batch of them, in another order, one of them alone. */
    @Test
    void sharesDoNotDependOnWhatLiesBesideThem() {
        SparseRows known = colours(50);
        float[] trust = new float[50];
        for (int item = 0; item < trust.length; item++) {
            trust[item] = 0.2f + item % 5;
        }
        Mixtures mixtures = new Mixtures(known, trust, 0.3);
        SparseRows all = mixtures.shares(known, 30);
        for (int item : new int[] {0, 7, 16, 49}) {
            RowsBuilder one = new RowsBuilder(known.columns());
            one.add(known, item);
            SparseRows alone = mixtures.shares(one.build(), 30);
            assertThat(alone.size()).isPositive();
            for (int other = 0; other < 50; other++) {
                assertThat(alone.at(0, other)).isEqualTo(all.at(item, other));
            }
        }
    }

    @Test
    void denseVectorsStandBesideWords() {
        SparseRows words = new SparseRows(3, new int[] {0, 1, 1}, new int[] {2}, new float[] {1});
        DenseMatrix vectors = DenseMatrix.of(2, 2, new float[] {3, 4, 0, 0});
        SparseRows both = ContentModel.beside(words, vectors, 0.5);
        assertThat(both.columns()).isEqualTo(5);
        assertThat(both.at(0, 2)).isEqualTo(1);
        assertThat((double) both.at(0, 3)).isCloseTo(0.3, offset(1e-7));
        assertThat((double) both.at(0, 4)).isCloseTo(0.4, offset(1e-7));
        assertThat(both.at(1, 3)).as("a vector of zeros says nothing").isZero();
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        assertThatThrownBy(() -> ContentModel.fit(ease(sales(8)), sales(9), colours(8), PLAIN, Progress.NONE))
                .hasMessageContaining("9")
                .hasMessageContaining("8");
        assertThatThrownBy(() -> ContentModel.fit(ease(sales(8)), sales(8), colours(5), PLAIN, Progress.NONE))
                .hasMessageContaining("5 rows");
        assertThatThrownBy(() -> shop().withItems(colours(2))).hasMessageContaining("columns");
        assertThatThrownBy(() -> new Parameters(0, 1, 1, 1)).hasMessageContaining("regularization is 0");
        assertThatThrownBy(() -> new Parameters(1, -1, 1, 1)).hasMessageContaining("direct is -1");
        assertThatThrownBy(() -> new Parameters(1, 1, 1, 0)).hasMessageContaining("limit is 0");
    }
}
