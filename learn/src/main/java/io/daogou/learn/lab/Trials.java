package io.daogou.learn.lab;

import io.daogou.learn.evaluation.Evaluation;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.NotEnoughMemory;
import io.daogou.learn.model.TrainingCancelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fits models on the past of a validation and measures them, as long as the time for it lasts; notes what became of each. */
final class Trials {
    /** Of the minutes; no fit is begun or goes on after it, but for the last ones. */
    private static final double TRYING_SHARE = .6;

    private final Validation validation;
    private final Questions sample;
    private final Auto.Options options;
    private final Reporter reporter;
    private final List<Auto.Tried> tried = new ArrayList<>();
    private final long begin = System.nanoTime();

    /** @param sample of the questions of the validation */
    Trials(Validation validation, Questions sample, Auto.Options options, Reporter reporter) {
        this.validation = validation;
        this.sample = sample;
        this.options = options;
        this.reporter = reporter;
    }

    /**
     * A fit that was measured.
     *
     * @param value Recall@20 + NDCG@20
     * @param seconds of fit and measure
     */
    record Trial(Auto.Member member, Model model, double value, double seconds) {}

    /** Every fit so far, in the order of trying. */
    List<Auto.Tried> tried() {
        return tried;
    }

    /**
     * A fit and its measure; none if the memory or the time turned out to be too small.
     *
     * @param end when a fit that can should end with the best so far, in {@link #seconds}
     */
    Optional<Trial> trial(Auto.Member member, double end) {
        double start = seconds();
        TimedProgress progress = new TimedProgress(
                reporter.step("trying " + member.kind().name()),
                end - start,
                options.minutes() * 60 * TRYING_SHARE - start);
        Model model;
        try {
            model = member.kind().fit(validation.train(), member.values(), progress);
        } catch (NotEnoughMemory refused) {
            reporter.note("left out: " + refused.getMessage());
            return Optional.empty();
        } catch (TrainingCancelled cancelled) {
            if (progress.isCancelledByHand()) {
                throw cancelled;
            }
            reporter.note("left out: " + member.kind().name() + ": the time for trying is over; allow more minutes");
            return Optional.empty();
        } catch (IllegalArgumentException unfit) {
            // One model that cannot cope with the data must not keep the others from serving.
            reporter.note("left out: " + member + ": " + unfit.getMessage());
            return Optional.empty();
        }
        Evaluation evaluation = new Evaluator(sample).measure(model, Auto.CUT);
        Metrics metrics = evaluation.metrics(Auto.CUT);
        double recall = metrics.recall();
        double ndcg = metrics.ndcg();
        double taken = seconds() - start;
        tried.add(new Auto.Tried(member, metrics, taken));
        reporter.note(String.format(
                Locale.ROOT,
                "tried %s: recall@20 %.4f, ndcg@20 %.4f, %.1f s; %s",
                member.kind().name(),
                recall,
                ndcg,
                taken,
                member.values()));
        return Optional.of(new Trial(member, model, recall + ndcg, taken));
    }

    /** Since the beginning of everything. */
    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
