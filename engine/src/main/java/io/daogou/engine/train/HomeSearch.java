package io.daogou.engine.train;

import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendWeights;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.evaluation.Bootstrap;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Interval;
import io.daogou.learn.evaluation.Measure;
import io.daogou.learn.lab.Auto;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.lab.ModelKind;
import io.daogou.learn.lab.ModelKinds;
import io.daogou.learn.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Finds what a shopper will want next: first how much each kind of action tells, with one quick model; then every model that
 * the data allows, fitted on the past of the validation split, and the shares with which they answer its questions best.
 * Models that add nothing are dropped.
 */
final class HomeSearch {
    private static final String PLACEMENT = "home";
    private static final String POPULAR = "popular";
    /** With fewer questions, chance would choose the parameters of a model. */
    private static final int FEWEST_QUESTIONS_FOR_SEARCH = 1_000;

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

    HomeSearch(EngineSettings settings, TrainingProgress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** The best models, their shares, and the weights of actions. */
    Home search(Validation validation, Vocabulary items, int kinds) {
        return search(validation, items, kinds, (past, weights) -> {});
    }

    /** @param found is shown the best models as fitted on the past, and the weights of actions, before they are forgotten */
    Home search(Validation validation, Vocabulary items, int kinds, BiConsumer<Blend, ActionWeights> found) {
        ActionWeights weights = kinds > 1 ? weights(validation) : ActionWeights.EQUAL;
        Sequences all = validation.allSequences(weights);
        io.daogou.learn.lab.Validation asked = new io.daogou.learn.lab.Validation(
                LabData.of(items, validation.sequences(weights)), validation.questions(weights));
        Auto.Options options = new Auto.Options(
                kinds(all),
                settings.trainingMinutes(),
                validation.questions() >= FEWEST_QUESTIONS_FOR_SEARCH,
                true,
                settings.seed(),
                Map.of(
                        "weights",
                        "raw",
                        "behaviours",
                        "alike",
                        "limit",
                        String.valueOf(Recipe.NEIGHBOURS),
                        "halfLifeDays",
                        String.valueOf(settings.popularityHalfLifeDays())));
        Auto.Choice choice = Auto.choose(
                LabData.of(items, all),
                asked,
                options,
                new TrainingReporter(progress),
                past -> found.accept(past, weights));
        boolean isPopularity = choice.members().stream()
                .allMatch(member -> member.kind().name().equals(POPULAR));
        List<FittedModel> report = report(choice, weights, settings.seed());
        double recall = report.getFirst().measures().getOrDefault(Measures.recall(NeighbourSearch.K), 0.0);
        return new Home(isPopularity ? null : choice, weights, recall, report);
    }

    /** The weights with which neighbours by cosine find most. */
    private ActionWeights weights(Validation validation) {
        ActionWeights best = ActionWeights.EQUAL;
        double highest = -1;
        for (ActionWeights weights : WEIGHTS) {
            Model model = Recipe.cosine(1, 1)
                    .fit(validation.train(weights), new StepProgress(progress, "weighing kinds of actions"));
            double recall = new Evaluator(validation.questions(weights))
                    .evaluate(model, NeighbourSearch.K)
                    .recall();
            best = recall > highest ? weights : best;
            highest = Math.max(highest, recall);
        }
        progress.note("kinds of actions count: " + text(best));
        return best;
    }

    /** The enabled models that the data is enough for; popularity if there is none. */
    private List<ModelKind> kinds(Sequences data) {
        List<ModelKind> kinds = ModelKinds.all().stream()
                .filter(kind -> settings.models().contains(kind.name()))
                .filter(kind -> DataNeeded.of(kind).isMetBy(data))
                .toList();
        return kinds.isEmpty() ? List.of(ModelKinds.named(POPULAR)) : kinds;
    }

    /** What serves first, then its members, the heaviest first, then what was tried besides. */
    private static List<FittedModel> report(Auto.Choice choice, ActionWeights weights, long seed) {
        List<FittedModel> report = new ArrayList<>();
        for (Auto.Tried tried : choice.tried()) {
            int member = choice.members().indexOf(tried.member());
            Map<String, String> parameters =
                    new TreeMap<>(tried.member().values().all());
            List.of("behaviours", "seed", "weights").forEach(parameters::remove);
            parameters.values().removeIf(String::isEmpty);
            report.add(new FittedModel(
                    tried.member().kind().name(),
                    PLACEMENT,
                    parameters,
                    Measures.of(tried.metrics()),
                    tried.seconds(),
                    member < 0 ? 0 : share(choice.weights(), member)));
        }
        report.sort((a, b) -> Double.compare(b.weight(), a.weight()));
        if (choice.members().size() > 1) {
            report.addFirst(new FittedModel(
                    FittedModel.BLEND,
                    PLACEMENT,
                    Map.of("actions", text(weights)),
                    Measures.of(choice.evaluation().metrics(NeighbourSearch.K)),
                    choice.tried().stream().mapToDouble(Auto.Tried::seconds).sum(),
                    1));
        }
        Interval interval = choice.evaluation().interval(Measure.RECALL, NeighbourSearch.K, Bootstrap.seeded(seed));
        String recall = Measures.recall(NeighbourSearch.K);
        FittedModel serving = report.getFirst();
        report.set(0, serving.with(recall + "Low", interval.low()).with(recall + "High", interval.high()));
        return report;
    }

    /** The mean over the lengths of histories. */
    private static double share(BlendWeights weights, int member) {
        double sum = 0;
        for (double[] row : weights.weights()) {
            sum += row[member];
        }
        return sum / weights.weights().length;
    }

    private static String text(ActionWeights weights) {
        return "viewed " + weights.viewed() + ", wanted " + weights.wanted() + ", carted " + weights.carted()
                + ", bought " + weights.bought();
    }
}
