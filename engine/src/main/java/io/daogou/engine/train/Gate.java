package io.daogou.engine.train;

import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.release.ActionWeights;
import io.daogou.engine.release.Models;
import io.daogou.engine.release.Release;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a release may serve: one without content may not, nor one that is worse than what serves. Where enough
 * has happened since the serving release learned, both are asked what happened, neither having seen it. Where not, what
 * each was measured at on its own validation split is compared.
 */
final class Gate {
    /** With fewer questions, chance would decide. */
    private static final int FEWEST_QUESTIONS = 50;

    private final double tolerance;
    private final double halfLifeDays;
    private final @Nullable Release serving;
    private final @Nullable ReleaseInfo servingInfo;
    private final Instant servingLearnedUntil;

    /** Measures against what serves now; nothing does before the first release. */
    Gate(EngineSettings settings, @Nullable Release serving, @Nullable ReleaseInfo servingInfo, Instant learnedUntil) {
        this.tolerance = settings.gateTolerance();
        this.halfLifeDays = settings.popularityHalfLifeDays();
        this.serving = serving;
        this.servingInfo = servingInfo;
        this.servingLearnedUntil = learnedUntil;
    }

    /** Measures against nothing. */
    static Gate open(EngineSettings settings) {
        return new Gate(settings, null, null, Instant.EPOCH);
    }

    /**
     * Why the models may not serve; nothing if they may.
     *
     * @param refit fits the chosen models on the past of another validation split; none where popularity was best
     */
    Optional<String> refusal(Models models, ActionLog log, Home home, Function<Validation, @Nullable Model> refit) {
        if (models.items().size() == 0) {
            return Optional.of("it knows no item");
        }
        if (serving == null || servingInfo == null) {
            return Optional.empty();
        }
        Validation since = Validation.after(log, servingLearnedUntil);
        if (since.questions() < FEWEST_QUESTIONS) {
            return compare(home.recall(), recorded(servingInfo), "on the validation split");
        }
        double mine = recall(since, home.weights(), refit.apply(since));
        Models theirs = serving.models();
        Model other = theirs.home() == null ? null : new Renumbered(theirs.home(), theirs.items(), log.items());
        return compare(mine, recall(since, theirs.weights(), other), "on what happened since that one learned");
    }

    private Optional<String> compare(double mine, double theirs, String where) {
        if (mine >= theirs * (1 - tolerance)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "recall@%d %s is %.4f, and %.4f for the serving release; a higher gateTolerance would let it through",
                NeighbourSearch.K,
                where,
                mine,
                theirs));
    }

    private static double recorded(ReleaseInfo info) {
        return info.models().stream()
                .filter(model -> model.chosen() && model.placement().equals("home"))
                .map(FittedModel::measures)
                .mapToDouble(measures -> measures.getOrDefault(Measures.recall(NeighbourSearch.K), 0.0))
                .findFirst()
                .orElse(0);
    }

    /** How much a model finds; popularity where there is none. */
    private double recall(Validation since, ActionWeights weights, @Nullable Model model) {
        Model asked = model == null
                ? Popular.fit(since.train(weights), new Popular.Parameters(halfLifeDays, true), Progress.NONE)
                : model;
        return new Evaluator(since.questions(weights))
                .evaluate(asked, NeighbourSearch.K)
                .recall();
    }
}
