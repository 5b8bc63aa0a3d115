package io.daogou.engine.train;

import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.linear.Ease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fits the enabled models on the past of a validation split, measures each on its future by full ranking, and takes the one
 * with the highest recall@{@value #K}. Weights of actions are searched first, with one quick model; then models with the
 * weights found.
 */
final class ModelSearch {
    static final int K = 20;
    /** Beyond this many items a dense inverse takes longer than a shop would wait for. */
    private static final int MOST_ITEMS_FOR_EASE = 6_000;

    private static final List<ActionWeights> WEIGHTS = List.of(
            ActionWeights.EQUAL,
            new ActionWeights(1, 1, 2, 3),
            new ActionWeights(.5, 1, 1, 1),
            new ActionWeights(.3, 1, 1, 2),
            new ActionWeights(.1, 1, 1, 2),
            new ActionWeights(.1, .5, .5, 3),
            new ActionWeights(0, 1, 1, 1));

    private final EngineSettings settings;
    private final TrainingProgress progress;

    ModelSearch(EngineSettings settings, TrainingProgress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** The best model for what a shopper will want next. */
    Choice home(Validation validation, int kinds) {
        List<Trial> trials = new ArrayList<>();
        Split equal = validation.split(ActionWeights.EQUAL);
        if (settings.models().contains("popular")) {
            trials.add(popular("home", equal));
        }
        Trial bestWeights = null;
        if (settings.models().contains("item-knn")) {
            for (ActionWeights weights : kinds > 1 ? WEIGHTS : List.of(ActionWeights.EQUAL)) {
                Trial trial = trial("home", Recipe.Knn.cosine(1, 1), weights, validation.split(weights));
                trials.add(trial);
                bestWeights = bestWeights == null || trial.isBetterThan(bestWeights) ? trial : bestWeights;
            }
        }
        ActionWeights weights = bestWeights == null ? ActionWeights.EQUAL : bestWeights.weights;
        Split split = validation.split(weights);
        for (Recipe recipe : recipes(split)) {
            trials.add(trial("home", recipe, weights, split));
        }
        if (trials.isEmpty()) {
            trials.add(popular("home", equal));
        }
        return choose(trials);
    }

    /** The best neighbours for an item on its own. */
    Choice similar(Validation validation) {
        Split histories = validation.lastItemSplit();
        List<Trial> trials = new ArrayList<>();
        for (Recipe recipe : List.of(Recipe.Knn.cosine(5, 1), Recipe.Knn.llr(5))) {
            trials.add(trial(
                    "item-similar", recipe, ActionWeights.EQUAL, validation.train(ActionWeights.EQUAL), histories));
        }
        return choose(trials);
    }

    /** The best neighbours for what lies in a cart, asked with the last item of orders that came later. */
    Choice together(Baskets baskets) {
        List<Trial> trials = new ArrayList<>();
        for (Recipe recipe : List.of(Recipe.Knn.llr(0), Recipe.Knn.llr(5), Recipe.Knn.cosine(5, 0))) {
            trials.add(trial("cart-together", recipe, ActionWeights.EQUAL, baskets.past(), baskets.questions()));
        }
        return choose(trials);
    }

    private List<Recipe> recipes(Split split) {
        List<Recipe> recipes = new ArrayList<>();
        if (settings.models().contains("item-knn")) {
            recipes.add(Recipe.Knn.cosine(10, 1));
            recipes.add(Recipe.Knn.cosine(1, .5));
            recipes.add(Recipe.Knn.llr(5));
        }
        if (settings.models().contains("ease") && split.train().items() <= MOST_ITEMS_FOR_EASE) {
            Runtime memory = Runtime.getRuntime();
            long free = memory.maxMemory() - memory.totalMemory() + memory.freeMemory();
            for (double regularization : List.of(50.0, 200.0, 800.0)) {
                Recipe.Linear recipe = Recipe.Linear.of(regularization);
                if (Ease.bytesNeeded(split.train().items(), recipe.values()) < free) {
                    recipes.add(recipe);
                }
            }
        }
        return recipes;
    }

    private Trial popular(String placement, Split split) {
        long start = System.nanoTime();
        Popular.Parameters parameters = new Popular.Parameters(settings.popularityHalfLifeDays(), true);
        Model model = Popular.fit(split.train(), parameters, named("fitting popular"));
        Metrics metrics = new Evaluator(split).evaluate(model, K);
        Map<String, String> named = Map.of("halfLifeDays", String.valueOf(settings.popularityHalfLifeDays()));
        return new Trial(placement, null, "popular", named, ActionWeights.EQUAL, metrics, seconds(start));
    }

    private Trial trial(String placement, Recipe recipe, ActionWeights weights, Split split) {
        return trial(placement, recipe, weights, split.train(), split);
    }

    private Trial trial(String placement, Recipe recipe, ActionWeights weights, Interactions past, Split questions) {
        long start = System.nanoTime();
        ItemToItem model = recipe.fit(past, named("fitting " + recipe.name()));
        Metrics metrics = new Evaluator(questions).evaluate(model, K);
        Map<String, String> parameters = new TreeMap<>(recipe.parameters());
        if (!weights.equals(ActionWeights.EQUAL)) {
            parameters.put(
                    "weights",
                    weights.viewed() + "/" + weights.wanted() + "/" + weights.carted() + "/" + weights.bought());
        }
        return new Trial(placement, recipe, recipe.name(), parameters, weights, metrics, seconds(start));
    }

    private static Choice choose(List<Trial> trials) {
        Trial best = trials.getFirst();
        for (Trial trial : trials) {
            best = trial.isBetterThan(best) ? trial : best;
        }
        Trial chosen = best;
        // Two trials may be alike in every value; the one that was taken is marked.
        return new Choice(
                chosen.recipe,
                chosen.weights,
                chosen.metrics.recall(),
                trials.stream()
                        .map(trial -> trial.reported(trial.isTheSameAs(chosen)))
                        .toList());
    }

    private Progress named(String step) {
        return new StepProgress(progress, step);
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** One model, fitted and measured. */
    private record Trial(
            String placement,
            @Nullable Recipe recipe,
            String name,
            Map<String, String> parameters,
            ActionWeights weights,
            Metrics metrics,
            double seconds) {
        boolean isBetterThan(Trial other) {
            return metrics.recall() > other.metrics.recall();
        }

        @SuppressWarnings("ReferenceEquality")
        boolean isTheSameAs(Trial other) {
            return this == other;
        }

        FittedModel reported(boolean chosen) {
            Map<String, Double> measures = new TreeMap<>();
            measures.put("recall@" + K, metrics.recall());
            measures.put("ndcg@" + K, metrics.ndcg());
            measures.put("coverage@" + K, metrics.coverage());
            return new FittedModel(name, placement, parameters, measures, seconds, chosen);
        }
    }
}
