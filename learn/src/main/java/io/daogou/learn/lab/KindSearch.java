package io.daogou.learn.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The search of one kind: a parameter at a time, on in a direction as long as it helps, twice over all. */
final class KindSearch {
    private static final int ROUNDS = 2;
    private static final int MOST_STEPS = 4;
    /** Of Recall@20 + NDCG@20; a search does not go on for less. */
    private static final double LEAST_GAIN = 5e-4;

    private final ModelKind kind;
    private final LabData data;
    private final Auto.Options options;
    private final Trials all;
    private final double end;
    private final List<Trials.Trial> trials = new ArrayList<>();
    private final Set<ParameterValues> seen = new HashSet<>();

    /** @param end when it has to be over, in seconds of {@link Trials#seconds} */
    KindSearch(ModelKind kind, LabData data, Auto.Options options, Trials all, double end) {
        this.kind = kind;
        this.data = data;
        this.options = options;
        this.all = all;
        this.end = end;
    }

    /** What is kept, the best first; nothing if the defaults cannot be fitted. */
    List<Trials.Trial> run() {
        all.trial(new Auto.Member(kind, options.defaults(kind)), end).ifPresent(trials::add);
        if (options.search() && !trials.isEmpty()) {
            kind.starts().forEach(start -> tryOut(options.fixed(start)));
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

    /** Nothing changes with weights that are all one or learned, nor with pauses or kinds where there are none. */
    private boolean matters(Parameter parameter) {
        if (options.fixed().containsKey(parameter.name())) {
            return false;
        }
        return switch (parameter.name()) {
            case "weights" -> data.isWeighted() && data.behaviours() == null;
            case "gapMinutes", "gaps" -> data.sequences().hasTimes();
            case "kinds" -> data.sequences().kinds().size() > 1;
            default -> true;
        };
    }

    private Trials.Trial best() {
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
        Optional<Trials.Trial> trial = all.trial(new Auto.Member(kind, values), end);
        trial.ifPresent(trials::add);
        // Models that will not be taken are not kept in memory.
        trials.sort(Comparator.comparingDouble(Trials.Trial::value).reversed());
        while (trials.size() > Auto.MOST_OF_A_KIND) {
            trials.removeLast();
        }
        return trial.isPresent() && trial.get().value() > before + LEAST_GAIN;
    }

    private boolean isAffordable(ParameterValues values) {
        Cost cost = kind.cost(data, values);
        double estimated = kind.cost(data, best().member().values()).seconds();
        double wanted = cost.seconds() / Math.max(1e-3, estimated) * best().seconds();
        return all.seconds() + wanted <= end && cost.bytes() <= Cost.freeBytes();
    }
}
