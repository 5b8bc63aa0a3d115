package io.daogou.learn.lab;

import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendSearch;
import io.daogou.learn.blend.BlendWeights;
import io.daogou.learn.evaluation.Evaluation;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.NotEnoughMemory;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private static final int CUT = 20;
    private static final int SEARCH_SAMPLE = 4_000;
    private static final int BLEND_SAMPLE = 8_000;
    /** So many of a kind go into the blend if they are quick to fit. */
    private static final int MOST_OF_A_KIND = 3;

    private static final double QUICK_SECONDS = 20;
    /** Of the minutes; no fit is begun or goes on after it, but for the last ones. */
    private static final double TRYING_SHARE = .6;

    private static final int ROUNDS = 2;
    private static final int MOST_STEPS = 4;
    /** Of Recall@20 + NDCG@20; a search does not go on for less. */
    private static final double LEAST_GAIN = 5e-4;

    private final LabData data;
    private final Options options;
    private final Reporter reporter;
    private final Validation validation;
    private final Questions sample;
    private final List<Tried> tried = new ArrayList<>();
    private final long begin = System.nanoTime();

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
                fitted.add(member.kind().fit(data, member.values(), progress));
            }
            return new Blend(fitted, weights);
        }
    }

    private record Trial(Member member, Model model, double value, double seconds) {}

    private Auto(LabData data, Validation validation, Options options, Reporter reporter) {
        this.data = data;
        this.options = options;
        this.reporter = reporter;
        this.validation = validation;
        this.sample = sample(SEARCH_SAMPLE);
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
        return new Auto(data, validation, options, reporter).search();
    }

    private Choice search() {
        List<Trial> trials = trials();
        reporter.step("finding the weights of " + trials.size() + " models");
        List<Model> models = trials.stream().map(Trial::model).toList();
        BlendWeights weights = BlendSearch.weights(models, validation.questions(), BLEND_SAMPLE, options.seed() + 1);
        List<Trial> used = weights.used(trials);
        weights = weights.used();
        reporter.step("measuring the blend");
        Model blend = new Blend(used.stream().map(Trial::model).toList(), weights);
        Evaluation evaluation = new Evaluator(sample(BLEND_SAMPLE)).measure(blend, CUT);
        if (evaluation.size() == 0) {
            reporter.note("the training data leaves nothing to ask: models and weights are not tuned");
        }
        List<Member> members = used.stream().map(Trial::member).toList();
        for (int m = 0; m < members.size(); m++) {
            reporter.note("taken: " + members.get(m) + ", weight " + shares(weights, m));
        }
        return new Choice(members, weights, evaluation, tried);
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
    private List<Trial> trials() {
        List<ModelKind> kinds =
                options.kinds().stream().filter(this::isPossible).toList();
        List<Trial> kept = new ArrayList<>();
        for (int k = 0; k < kinds.size(); k++) {
            double share = (options.minutes() * 30 - seconds()) / (kinds.size() - k);
            List<Trial> own = search(kinds.get(k), share);
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
        Cost cost = kind.cost(data, defaults(kind));
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
    private List<Trial> search(ModelKind kind, double share) {
        return new KindSearch(kind, share).run();
    }

    /** The search of one kind: a parameter at a time, on in a direction as long as it helps, twice over all. */
    private final class KindSearch {
        private final ModelKind kind;
        private final double end;
        private final List<Trial> trials = new ArrayList<>();
        private final Set<ParameterValues> seen = new HashSet<>();

        KindSearch(ModelKind kind, double share) {
            this.kind = kind;
            this.end = seconds() + share;
        }

        List<Trial> run() {
            trial(new Member(kind, defaults(kind))).ifPresent(trials::add);
            if (options.search() && !trials.isEmpty()) {
                kind.starts().forEach(start -> tryOut(fixed(start)));
            }
            for (int round = 0; options.search() && !trials.isEmpty() && round < ROUNDS; round++) {
                ParameterValues before = best().member().values();
                for (Parameter parameter : kind.parameters()) {
                    if (matters(parameter)) {
                        search(parameter);
                    }
                }
                if (before.equals(best().member().values())) {
                    break;
                }
            }
            return trials;
        }

        /** Nothing changes with weights that are all one or learned, nor with pauses where there are no times. */
        private boolean matters(Parameter parameter) {
            if (options.fixed().containsKey(parameter.name())) {
                return false;
            }
            return switch (parameter.name()) {
                case "weights" -> data.isWeighted() && data.behaviours() == null;
                case "gapMinutes" -> data.sequences().hasTimes();
                default -> true;
            };
        }

        private Trial best() {
            return trials.getFirst();
        }

        private void search(Parameter parameter) {
            String name = parameter.name();
            ParameterValues base = best().member().values();
            for (String value : parameter.tries()) {
                String from = base.word(name);
                if (tryOut(base.with(name, value)) && parameter.range() instanceof Parameter.Range.Numbers range) {
                    goOn(name, Double.parseDouble(from), range);
                    return;
                }
            }
        }

        /** The next value in the direction that was better, by factors or by steps. */
        private void goOn(String name, double from, Parameter.Range.Numbers range) {
            double last = from;
            boolean better = true;
            for (int step = 0; better && step < MOST_STEPS; step++) {
                double now = best().member().values().number(name);
                double ratio = last > 0 && now > 0 ? now / last : 1;
                double next = ratio >= 1.9 || ratio <= 0.55 ? now * ratio : now + (now - last);
                String text = range.text(Math.clamp(next, range.least(), range.most()));
                last = now;
                better = tryOut(best().member().values().with(name, text));
            }
        }

        /** Whether the values are clearly the best so far; false if they were tried before, or time or memory is short. */
        private boolean tryOut(ParameterValues values) {
            if (!seen.add(values) || !isAffordable(values)) {
                return false;
            }
            double before = best().value();
            Optional<Trial> trial = trial(new Member(kind, values));
            trial.ifPresent(trials::add);
            // Models that will not be taken are not kept in memory.
            trials.sort(Comparator.comparingDouble(Trial::value).reversed());
            while (trials.size() > MOST_OF_A_KIND) {
                trials.removeLast();
            }
            return trial.isPresent() && trial.get().value() > before + LEAST_GAIN;
        }

        private boolean isAffordable(ParameterValues values) {
            Cost cost = kind.cost(data, values);
            double estimated = kind.cost(data, best().member().values()).seconds();
            double wanted = cost.seconds() / Math.max(1e-3, estimated) * best().seconds();
            return seconds() + wanted <= end && cost.bytes() <= Cost.freeBytes();
        }
    }

    private ParameterValues defaults(ModelKind kind) {
        return fixed(kind.values(Map.of()));
    }

    /** With the seed of all, and what else is fixed, where there are such parameters. */
    private ParameterValues fixed(ParameterValues values) {
        ParameterValues changed = values;
        Map<String, String> wanted = new LinkedHashMap<>(options.fixed());
        wanted.putIfAbsent("seed", String.valueOf(options.seed()));
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            if (values.all().containsKey(one.getKey())) {
                changed = changed.with(one.getKey(), one.getValue());
            }
        }
        return changed;
    }

    /** A fit and its measure; none if the memory turned out to be too small. */
    private Optional<Trial> trial(Member member) {
        double start = seconds();
        Model model;
        try {
            model = member.kind()
                    .fit(
                            validation.train(),
                            member.values(),
                            new UntilEnd(reporter.step("trying " + member.kind().name())));
        } catch (NotEnoughMemory refused) {
            reporter.note("left out: " + refused.getMessage());
            return Optional.empty();
        } catch (TrainingCancelled cancelled) {
            if (!isOver()) {
                throw cancelled;
            }
            reporter.note("left out: " + member.kind().name() + ": the time for trying is over; allow more minutes");
            return Optional.empty();
        } catch (IllegalArgumentException unfit) {
            // One model that cannot cope with the data must not keep the others from serving.
            reporter.note("left out: " + member + ": " + unfit.getMessage());
            return Optional.empty();
        }
        Evaluation evaluation = new Evaluator(sample).measure(model, CUT);
        Metrics metrics = evaluation.metrics(CUT);
        double recall = metrics.recall();
        double ndcg = metrics.ndcg();
        double taken = seconds() - start;
        tried.add(new Tried(member, metrics, taken));
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

    /** What is left then is for the shares and the last fits. */
    private boolean isOver() {
        return seconds() > options.minutes() * 60 * TRYING_SHARE;
    }

    /** Ends a fit that the estimate took for shorter than it is. */
    private final class UntilEnd implements Progress {
        private final Progress inner;

        UntilEnd(Progress inner) {
            this.inner = inner;
        }

        @Override
        public void update(long done, long total) {
            inner.update(done, total);
        }

        @Override
        public void note(String line) {
            inner.note(line);
        }

        @Override
        public boolean cancelled() {
            return inner.cancelled() || isOver();
        }
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
