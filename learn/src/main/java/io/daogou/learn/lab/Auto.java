package io.daogou.learn.lab;

import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendSearch;
import io.daogou.learn.blend.BlendWeights;
import io.daogou.learn.evaluation.Evaluation;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Chooses for you: fits the models that fit in memory and time on a part of the training data, searches their parameters
 * one after the other, blends them on the other part, and fits those that help on everything.
 *
 * <p>The search of a model begins at the best of its starting places, takes one parameter at a time, goes on in a direction as
 * long as it helps, and keeps the best value so far by Recall@20 + NDCG@20. Each model may use an equal share of the time that
 * is left for searching; half of all is kept for the blend and the last fits.
 * <b>Determinism.</b> By seed as long as the time does not run out; what is left out for lack of time or memory is said.
 */
public final class Auto {
    static final int CUT = 20;
    private static final int SEARCH_SAMPLE = 4_000;
    private static final int BLEND_SAMPLE = 8_000;
    /** So many of a kind go into the blend if they are quick to fit. */
    static final int MOST_OF_A_KIND = 3;

    private static final double QUICK_SECONDS = 20;
    /** What the last fit may take of the time of its trial, if it can end early: it has more data, and no more than that. */
    private static final double REFIT = 2;

    private final LabData data;
    private final Options options;
    private final Reporter reporter;
    private final Validation validation;
    private final Trials trials;

    /**
     * What to choose from.
     *
     * @param kinds the models that may take part
     * @param minutes about how long all may take
     * @param search whether parameters are searched, or defaults taken
     * @param excludeSeen whether lists leave out what is in the history
     * @param seed of the validation split and the samples
     * @param fixed values that every model with a parameter of that name takes; not searched
     */
    public record Options(
            List<ModelKind> kinds,
            double minutes,
            boolean search,
            boolean excludeSeen,
            long seed,
            Map<String, String> fixed) {
        public Options {
            kinds = List.copyOf(kinds);
            fixed = Map.copyOf(fixed);
        }

        public Options(List<ModelKind> kinds, double minutes, boolean search, boolean excludeSeen, long seed) {
            this(kinds, minutes, search, excludeSeen, seed, Map.of());
        }

        /** The defaults of a kind, as {@link #fixed(ParameterValues)} has them. */
        ParameterValues defaults(ModelKind kind) {
            return fixed(kind.values(Map.of()));
        }

        /** With the seed of all, and what else is fixed, where there are such parameters. */
        ParameterValues fixed(ParameterValues values) {
            ParameterValues changed = values;
            Map<String, String> wanted = new LinkedHashMap<>(fixed);
            wanted.putIfAbsent("seed", String.valueOf(seed));
            for (Map.Entry<String, String> one : wanted.entrySet()) {
                if (values.all().containsKey(one.getKey())) {
                    changed = changed.with(one.getKey(), one.getValue());
                }
            }
            return changed;
        }
    }

    /** A model with its parameters, as it was fitted for the validation. */
    public record Member(ModelKind kind, ParameterValues values) {
        @Override
        public String toString() {
            return kind.name() + " " + values;
        }
    }

    /**
     * What came out.
     *
     * @param model fitted on everything
     * @param members what it is blended of
     * @param weights how much each counts
     * @param evaluation the blend on at most {@value #BLEND_SAMPLE} questions of the validation part, before it was fitted on
     *     everything
     */
    public record Outcome(Model model, List<Member> members, BlendWeights weights, Evaluation evaluation) {
        public Outcome {
            members = List.copyOf(members);
        }
    }

    /**
     * One fit on the past of the validation.
     *
     * @param metrics at {@value #CUT}, on at most {@value #SEARCH_SAMPLE} questions
     * @param seconds that the fit and the measure took
     */
    public record Tried(Member member, Metrics metrics, double seconds) {}

    /**
     * What the validation chose.
     *
     * @param members what is blended, at least one
     * @param weights how much each counts
     * @param evaluation the blend on at most {@value #BLEND_SAMPLE} questions
     * @param tried every fit, in the order of trying
     */
    public record Choice(List<Member> members, BlendWeights weights, Evaluation evaluation, List<Tried> tried) {
        public Choice {
            members = List.copyOf(members);
            tried = List.copyOf(tried);
        }

        /**
         * The members with these weights, fitted on data.
         *
         * @throws io.daogou.learn.model.TrainingCancelled if the reporter says so
         */
        public Blend fit(LabData data, Reporter reporter) {
            List<Model> fitted = new ArrayList<>();
            for (Member member : members) {
                Progress progress = reporter.step("fitting " + member.kind().name() + " on everything");
                double enough = REFIT * seconds(member);
                fitted.add(member.kind()
                        .fit(data, member.values(), new TimedProgress(progress, enough, Double.POSITIVE_INFINITY)));
            }
            return new Blend(fitted, weights);
        }

        private double seconds(Member member) {
            return tried.stream()
                    .filter(one -> one.member().equals(member))
                    .mapToDouble(Tried::seconds)
                    .findFirst()
                    .orElse(Double.POSITIVE_INFINITY);
        }
    }

    private Auto(LabData data, Validation validation, Options options, Reporter reporter) {
        this.data = data;
        this.options = options;
        this.reporter = reporter;
        this.validation = validation;
        this.trials = new Trials(validation, sample(SEARCH_SAMPLE), options, reporter);
    }

    /**
     * Chooses and fits.
     *
     * @throws IllegalArgumentException if no model fits
     * @throws io.daogou.learn.model.TrainingCancelled if the reporter says so
     */
    public static Outcome fit(LabData data, Options options, Reporter reporter) {
        Choice choice = choose(data, Validation.of(data, options.excludeSeen(), options.seed()), options, reporter);
        return new Outcome(choice.fit(data, reporter), choice.members(), choice.weights(), choice.evaluation());
    }

    /**
     * Chooses on a validation of one's own, and keeps none of the models it was measured with: they would take the memory
     * of the last fits.
     *
     * @param data everything, of which the validation is made
     * @throws IllegalArgumentException if no model fits
     * @throws io.daogou.learn.model.TrainingCancelled if the reporter says so
     */
    public static Choice choose(LabData data, Validation validation, Options options, Reporter reporter) {
        return choose(data, validation, options, reporter, past -> {});
    }

    /**
     * The same, and shows what was chosen before it is forgotten.
     *
     * @param found takes the blend as it was fitted on the past of the validation
     */
    public static Choice choose(
            LabData data, Validation validation, Options options, Reporter reporter, Consumer<Blend> found) {
        return new Auto(data, validation, options, reporter).search(found);
    }

    private Choice search(Consumer<Blend> found) {
        List<Trials.Trial> kept = best();
        reporter.step("finding the weights of " + kept.size() + " models");
        List<Model> models = kept.stream().map(Trials.Trial::model).toList();
        BlendWeights weights = BlendSearch.weights(models, validation.questions(), BLEND_SAMPLE, options.seed() + 1);
        List<Trials.Trial> used = weights.used(kept);
        weights = weights.used();
        reporter.step("measuring the blend");
        Blend blend = new Blend(used.stream().map(Trials.Trial::model).toList(), weights);
        Evaluation evaluation = new Evaluator(sample(BLEND_SAMPLE)).measure(blend, CUT);
        if (evaluation.size() == 0) {
            reporter.note("the training data leaves nothing to ask: models and weights are not tuned");
        }
        List<Member> members = used.stream().map(Trials.Trial::member).toList();
        for (int m = 0; m < members.size(); m++) {
            reporter.note("taken: " + members.get(m) + ", weight " + shares(weights, m));
        }
        found.accept(blend);
        return new Choice(members, weights, evaluation, trials.tried());
    }

    private Questions sample(int most) {
        return new Sample(validation.questions(), BlendSearch.sample(validation.questions(), most, options.seed()));
    }

    private static String shares(BlendWeights weights, int member) {
        StringBuilder text = new StringBuilder();
        for (double[] row : weights.weights()) {
            text.append(text.isEmpty() ? "" : "/").append(String.format(Locale.ROOT, "%.2f", row[member]));
        }
        return text.toString();
    }

    /** The best of every kind, several where they are quick. */
    private List<Trials.Trial> best() {
        List<ModelKind> kinds =
                options.kinds().stream().filter(this::isPossible).toList();
        List<Trials.Trial> kept = new ArrayList<>();
        for (int k = 0; k < kinds.size(); k++) {
            double share = (options.minutes() * 30 - trials.seconds()) / (kinds.size() - k);
            List<Trials.Trial> own = search(kinds.get(k), share);
            if (!own.isEmpty()) {
                kept.addAll(own.subList(
                        0, own.getFirst().seconds() < QUICK_SECONDS ? Math.min(MOST_OF_A_KIND, own.size()) : 1));
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(
                    "no model fits in the memory and the time; use --model popular, more --param minutes, or more heap (-Xmx)");
        }
        return kept;
    }

    private boolean isPossible(ModelKind kind) {
        if (!kind.use().isForAuto(data, options.excludeSeen())) {
            return false;
        }
        Cost cost = kind.cost(data, options.defaults(kind));
        if (cost.bytes() > Cost.freeBytes()) {
            System.gc();
        }
        if (cost.bytes() > Cost.freeBytes()) {
            reporter.note("left out: " + kind.tooLarge(data, cost));
            return false;
        }
        if (2 * cost.seconds() > options.minutes() * 60) {
            reporter.note(String.format(
                    Locale.ROOT,
                    "left out: %s would take about %.0f minutes twice; allow it with --param minutes=%.0f",
                    kind.name(),
                    cost.seconds() / 60,
                    Math.ceil(cost.seconds() / 15)));
            return false;
        }
        return true;
    }

    /** All trials of a kind that are kept, the best first. */
    private List<Trials.Trial> search(ModelKind kind, double share) {
        return new KindSearch(kind, data, options, trials, trials.seconds() + share).run();
    }
}
