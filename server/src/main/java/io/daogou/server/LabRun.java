package io.daogou.server;

import io.daogou.learn.evaluation.Evaluation;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Interval;
import io.daogou.learn.evaluation.Measure;
import io.daogou.learn.lab.Auto;
import io.daogou.learn.lab.DataReader;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.lab.LearnedBehaviours;
import io.daogou.learn.lab.ListWriter;
import io.daogou.learn.lab.ModelKind;
import io.daogou.learn.lab.ModelKinds;
import io.daogou.learn.lab.ParameterValues;
import io.daogou.learn.lab.Validation;
import io.daogou.learn.lab.WithNewcomers;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.TrainingCancelled;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a lab command: options checked, data read, a model fitted. */
final class LabRun implements AutoCloseable {
    static final int CUT = 20;

    private static final String CHECKPOINT = "checkpoint";

    private final LabOptions options;
    private final LabReport report;
    private final LabProgress progress;
    private final ForkJoinPool pool;
    private final @Nullable ModelKind kind;
    private @Nullable ParameterValues values;
    private Auto.@Nullable Options blend;

    /** Checks everything that can be checked before a file is read. */
    LabRun(LabOptions options) {
        this.options = options;
        options.format();
        if (options.seed < 0) {
            throw options.bad("--seed is " + options.seed + "; give 0 to 2147483647");
        }
        if (options.report != null) {
            ListWriter.check(options.report);
        }
        this.report = new LabReport(options);
        try {
            Map<String, String> given = options.parameters();
            if (ModelKinds.isBlend(options.model)) {
                kind = null;
                blend = ModelKinds.options(options.model, given, options.excludeSeen, options.seed);
                report.parameters(given);
            } else {
                kind = ModelKinds.named(options.model);
                boolean seeded =
                        kind.parameters().stream().anyMatch(one -> one.name().equals("seed"));
                if (seeded) {
                    given.putIfAbsent("seed", String.valueOf(options.seed));
                }
                values = kind.values(given);
                report.parameters(values.all());
            }
        } catch (IllegalArgumentException refused) {
            throw options.bad(String.valueOf(refused.getMessage()));
        }
        this.pool = new ForkJoinPool(options.threads());
        this.progress = new LabProgress(options.spec().commandLine().getErr());
    }

    LabProgress progress() {
        return progress;
    }

    LabReport report() {
        return report;
    }

    /** The training data; events weighed by kind where the model wants that. */
    LabData read() {
        LabData data = report.timed("reading", () -> {
            progress.step("reading");
            return DataReader.read(options.train, options.format(), progress::isCancelled);
        });
        progress.note("read " + data);
        LabData weighed = blend != null || (values != null && values.weighsBehaviours()) ? weighed(data) : data;
        report.data(weighed);
        return weighed;
    }

    private LabData weighed(LabData data) {
        return report.timed(
                "weighing",
                () -> inPool(() -> LearnedBehaviours.learn(data, options.excludeSeen, options.seed, progress)));
    }

    /** The model fitted on everything; with a report also measured on a part of the training data. */
    Model fit(LabData data) {
        return WithNewcomers.of(blend != null ? blended(data, blend) : single(data), data);
    }

    private Model blended(LabData data, Auto.Options wanted) {
        Auto.Outcome outcome = report.timed("fitting", () -> inPool(() -> Auto.fit(data, wanted, progress)));
        report.members(outcome);
        Interval ndcg = inPool(() -> {
            report.validation(outcome.evaluation());
            return report.validated(Measure.NDCG);
        });
        progress.note(String.format(
                Locale.ROOT, "validation: ndcg@%d %.4f; tuned on this part, so a little too good", CUT, ndcg.mean()));
        return outcome.model();
    }

    private Model single(LabData data) {
        ModelKind wanted = java.util.Objects.requireNonNull(kind);
        ParameterValues chosen = java.util.Objects.requireNonNull(values);
        wanted.refusal(data, options.format()).ifPresent(reason -> {
            throw new LabRefused(reason);
        });
        if (options.report != null) {
            report.timed(
                    "validating",
                    () -> inPool(() -> {
                        report.validation(validated(data, wanted, chosen));
                        return true;
                    }));
        }
        return report.timed(
                "fitting", () -> inPool(() -> wanted.fit(data, chosen, progress.toldStep("fitting " + wanted.name()))));
    }

    private Evaluation validated(LabData data, ModelKind wanted, ParameterValues chosen) {
        Validation validation = Validation.of(data, options.excludeSeen, options.seed);
        // The other fit has a checkpoint of its own.
        ParameterValues apart = chosen.file(CHECKPOINT)
                .map(file -> chosen.with(CHECKPOINT, file + ".validation"))
                .orElse(chosen);
        Model model =
                wanted.fit(validation.train(), apart, progress.step("fitting " + wanted.name() + " for validation"));
        return new Evaluator(validation.questions()).measure(model, CUT);
    }

    /** Works in the pool of so many threads; what fails there fails here as it is. */
    <T> T inPool(Supplier<T> work) {
        record Result<T>(@Nullable T value, @Nullable Throwable failure) {}
        Result<T> result = awaited(pool.submit(() -> {
            try {
                return new Result<T>(work.get(), null);
            } catch (RuntimeException | Error failure) {
                return new Result<T>(null, failure);
            }
        }));
        return switch (result.failure()) {
            case null -> java.util.Objects.requireNonNull(result.value());
            case TrainingCancelled _ -> throw new LabRefused("interrupted; " + left());
            case IllegalArgumentException refused -> throw new LabRefused(String.valueOf(refused.getMessage()));
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable other -> throw new IllegalStateException(other);
        };
    }

    private String left() {
        return Optional.ofNullable(values)
                .flatMap(chosen -> chosen.file(CHECKPOINT))
                .map(file -> "no list was written; the same command goes on from " + file)
                .orElse("nothing was written");
    }

    /** An interrupt of the caller stops the work, which then ends by itself soon. */
    private <T> T awaited(Future<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException stop) {
                    interrupted = true;
                    progress.stop();
                } catch (ExecutionException unforeseen) {
                    throw new IllegalStateException(unforeseen);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        progress.close();
        pool.close();
    }
}
