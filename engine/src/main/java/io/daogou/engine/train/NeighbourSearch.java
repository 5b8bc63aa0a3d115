package io.daogou.engine.train;

import io.daogou.engine.FittedModel;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.neighbour.ItemKnn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Finds the best neighbours for shelves that are about items: fits a few similarities on the past, measures each on what
 * came after it, and takes the one with the highest recall@{@value #K}.
 */
final class NeighbourSearch {
    static final int K = 20;

    private final ActionLog log;
    private final int leastShoppers;
    private final TrainingProgress progress;

    /** @param leastShoppers how many shoppers make a pair */
    NeighbourSearch(ActionLog log, int leastShoppers, TrainingProgress progress) {
        this.log = log;
        this.leastShoppers = leastShoppers;
        this.progress = progress;
    }

    /** The best neighbours for an item on its own. */
    Choice similar(Validation validation) {
        Interactions past = validation.train(ActionWeights.EQUAL);
        Split questions = validation.lastItemSplit();
        Related related = related(past, who -> who);
        return best("item-similar", List.of(Recipe.cosine(5, 1), Recipe.llr(5)), past, related::of, questions);
    }

    /**
     * The best neighbours for what lies in a cart, asked with the last item of orders that came later.
     *
     * @param categories of each item, from 0; -1 for none
     */
    Choice together(Baskets baskets, int[] categories) {
        List<Recipe> recipes = List.of(Recipe.llr(0), Recipe.llr(5), Recipe.cosine(5, 0));
        IntUnaryOperator owner = row -> baskets.pastOwners()[row];
        Related related = related(baskets.past(), owner);
        CategoryPairs byCategory = categoryPairs(baskets.past(), owner, categories);
        return best(
                "cart-together",
                recipes,
                baskets.past(),
                rows -> byCategory.fill(related.of(rows)),
                baskets.questions());
    }

    /** What of weights, learned from what was taken together, may be shown. */
    Related related(Interactions taken, IntUnaryOperator owner) {
        return new Related(taken, owner, log, leastShoppers);
    }

    /** What goes with items by their categories, where too few took two items together. */
    CategoryPairs categoryPairs(Interactions taken, IntUnaryOperator owner, int[] categories) {
        return new CategoryPairs(taken, owner, categories, log, leastShoppers, Recipe.llr(0));
    }

    /** @param shown what of fitted weights a shelf may show */
    private Choice best(
            String placement,
            List<Recipe> recipes,
            Interactions past,
            UnaryOperator<SparseRows> shown,
            Split questions) {
        List<Trial> trials = new ArrayList<>();
        for (Recipe recipe : recipes) {
            long start = System.nanoTime();
            ItemToItem model = recipe.fit(past, new StepProgress(progress, placement + ": fitting " + recipe.name()));
            Evaluator evaluator = new Evaluator(questions);
            Metrics measured = evaluator.evaluate(ItemKnn.of(shown.apply(model.weights())), K);
            double ofAny = leastShoppers > 1 ? evaluator.evaluate(model, K).recall() : measured.recall();
            trials.add(new Trial(recipe, measured, ofAny, (System.nanoTime() - start) / 1e9));
        }
        // The first of equals.
        Trial best = trials.stream()
                .max(Comparator.comparingDouble(trial -> trial.metrics().recall()))
                .orElseThrow();
        Recipe chosen = best.recipe();
        return new Choice(
                chosen,
                trials.stream()
                        .map(trial -> trial.reported(placement, trial.recipe().equals(chosen)))
                        .toList());
    }

    /**
     * One model, fitted and measured.
     *
     * @param metrics of what may be shown
     * @param ofAny the recall if all might
     */
    private record Trial(Recipe recipe, Metrics metrics, double ofAny, double seconds) {
        FittedModel reported(String placement, boolean chosen) {
            return new FittedModel(
                            recipe.name(), placement, recipe.named(), Measures.of(metrics), seconds, chosen ? 1 : 0)
                    .with("ofAnyPair@" + K, ofAny);
        }
    }
}
