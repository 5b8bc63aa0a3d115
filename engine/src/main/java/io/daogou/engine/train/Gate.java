package io.daogou.engine.train;

import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.release.Models;
import io.daogou.engine.release.Release;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Split;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.neighbour.ItemKnn;
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
     * @param refit fits the chosen model on the past of another validation split
     */
    Optional<String> refusal(Models models, ActionLog log, Choice choice, Function<Validation, Model> refit) {
        if (models.items().size() == 0) {
            return Optional.of("it knows no item");
        }
        if (serving == null || servingInfo == null) {
            return Optional.empty();
        }
        Validation since = Validation.after(log, servingLearnedUntil);
        if (since.questions() < FEWEST_QUESTIONS) {
            return compare(choice.recall(), recorded(servingInfo), "on the validation split");
        }
        Split questions = since.split(choice.weights());
        double mine = recall(questions, refit.apply(since));
        Split theirQuestions = since.split(serving.models().weights());
        double theirs = recall(theirQuestions, model(serving.models(), theirQuestions.train(), log.items()));
        return compare(mine, theirs, "on what happened since that one learned");
    }

    private Optional<String> compare(double mine, double theirs, String where) {
        if (mine >= theirs * (1 - tolerance)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "recall@%d %s is %.4f, and %.4f for the serving release; a higher gateTolerance would let it through",
                ModelSearch.K,
                where,
                mine,
                theirs));
    }

    private static double recorded(ReleaseInfo info) {
        return info.models().stream()
                .filter(model -> model.chosen() && model.placement().equals("home"))
                .map(FittedModel::measures)
                .mapToDouble(measures -> measures.getOrDefault("recall@" + ModelSearch.K, 0.0))
                .findFirst()
                .orElse(0);
    }

    private static double recall(Split questions, Model model) {
        return new Evaluator(questions).evaluate(model, ModelSearch.K).recall();
    }

    /** What the serving release answers with: popularity where it knows nothing better. */
    private Model model(Models models, Interactions past, Vocabulary items) {
        SparseRows rows = renumbered(models.home(), models.items(), items);
        return models.home().size() == 0
                ? Popular.fit(past, new Popular.Parameters(halfLifeDays, true), Progress.NONE)
                : ItemKnn.of(rows);
    }

    /** The same weights between the same items under their numbers in another vocabulary. */
    private static SparseRows renumbered(SparseRows rows, Vocabulary from, Vocabulary to) {
        RowsByItem renumbered = new RowsByItem(to.size());
        for (int row = 0; row < rows.rows(); row++) {
            int newRow = to.index(from.id(row));
            for (int k = rows.start(row); newRow >= 0 && k < rows.end(row); k++) {
                int newColumn = to.index(from.id(rows.column(k)));
                if (newColumn >= 0) {
                    renumbered.add(newRow, newColumn, rows.value(k));
                }
            }
        }
        return renumbered.build();
    }
}
