package io.daogou.engine.train;

import io.daogou.engine.FittedModel;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.neighbour.ItemKnn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

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
        return best("item-similar", List.of(Recipe.cosine(5, 1), Recipe.llr(5)), past, related, questions);
    }

    /** The best neighbours for what lies in a cart, asked with the last item of orders that came later. */
    Choice together(Baskets baskets) {
        List<Recipe> recipes = List.of(Recipe.llr(0), Recipe.llr(5), Recipe.cosine(5, 0));
        Related related = related(baskets.past(), row -> baskets.pastOwners()[row]);
        return best("cart-together", recipes, baskets.past(), related, baskets.questions());
    }

    /** What of weights, learned from what was taken together, may be shown. */
    Related related(Interactions taken, IntUnaryOperator owner) {
        return new Related(taken, owner, log, leastShoppers);
    }

    private Choice best(String placement, List<Recipe> recipes, Interactions past, Related related, Split questions) {
        List<Trial> trials = new ArrayList<>();
        for (Recipe recipe : recipes) {
            long start = System.nanoTime();
            ItemToItem model = recipe.fit(past, new StepProgress(progress, placement + ": fitting " + recipe.name()));
            Evaluator evaluator = new Evaluator(questions);
            Metrics shown = evaluator.evaluate(ItemKnn.of(related.of(model.weights())), K);
            double ofAny = leastShoppers > 1 ? evaluator.evaluate(model, K).recall() : shown.recall();
            trials.add(new Trial(recipe, shown, ofAny, (System.nanoTime() - start) / 1e9));
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
     * @param metrics of the pairs that may be shown
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
