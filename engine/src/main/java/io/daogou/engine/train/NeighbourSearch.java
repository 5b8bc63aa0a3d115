package io.daogou.engine.train;

import io.daogou.engine.FittedModel;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the best neighbours for shelves that are about items: fits a few similarities on the past, measures each on what
 * came after it, and takes the one with the highest recall@{@value #K}.
 */
final class NeighbourSearch {
    static final int K = 20;

    private final TrainingProgress progress;

    NeighbourSearch(TrainingProgress progress) {
        this.progress = progress;
    }

    /** The best neighbours for an item on its own. */
    Choice similar(Validation validation) {
        Interactions past = validation.train(ActionWeights.EQUAL);
        Split questions = validation.lastItemSplit();
        return best("item-similar", List.of(Recipe.cosine(5, 1), Recipe.llr(5)), past, questions);
    }

    /** The best neighbours for what lies in a cart, asked with the last item of orders that came later. */
    Choice together(Baskets baskets) {
        List<Recipe> recipes = List.of(Recipe.llr(0), Recipe.llr(5), Recipe.cosine(5, 0));
        return best("cart-together", recipes, baskets.past(), baskets.questions());
    }

    private Choice best(String placement, List<Recipe> recipes, Interactions past, Split questions) {
        List<Trial> trials = new ArrayList<>();
        for (Recipe recipe : recipes) {
            long start = System.nanoTime();
            Model model = recipe.fit(past, new StepProgress(progress, placement + ": fitting " + recipe.name()));
            Metrics metrics = new Evaluator(questions).evaluate(model, K);
            trials.add(new Trial(recipe, metrics, (System.nanoTime() - start) / 1e9));
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

    /** One model, fitted and measured. */
    private record Trial(Recipe recipe, Metrics metrics, double seconds) {
        FittedModel reported(String placement, boolean chosen) {
            return new FittedModel(
                    recipe.name(), placement, recipe.named(), Measures.of(metrics), seconds, chosen ? 1 : 0);
        }
    }
}
