package io.daogou.engine.train;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.People;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.ReleaseDamaged;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.Training;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.TrainingRefused;
import io.daogou.engine.release.ActionWeights;
import io.daogou.engine.release.Content;
import io.daogou.engine.release.Models;
import io.daogou.engine.release.Release;
import io.daogou.engine.release.ReleaseDirectory;
import io.daogou.engine.release.ServedReleases;
import io.daogou.engine.release.Trained;
import io.daogou.learn.blend.Blend;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.lab.Reporter;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntUnaryOperator;

/**
 * From the log to a release, in the caller's thread.
 *
 * <p><b>Threads:</b> one training at a time; a second one is refused at once. <b>Failure:</b> whatever happens, what serves
 * goes on serving. <b>Determinism:</b> the same log and settings give the same models. <b>People:</b> nothing is published that
 * learned from somebody who refused, or was erased, before it was: then learning starts over, each time with half the time, so
 * that the chance of it happening again gets smaller.
 */
public final class ReleaseTraining implements Training {
    private static final Logger LOG = System.getLogger(ReleaseTraining.class.getName());

    private static final String ANSWER_MILLIS = "answerMillis";
    /** Takes twice the time of the first at most. */
    private static final int MOST_ATTEMPTS = 5;

    private final EventLog events;
    private final Catalog catalog;
    private final People people;
    private final ReleaseDirectory directory;
    private final ServedReleases served;
    private final EngineSettings settings;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    public ReleaseTraining(
            EventLog events,
            Catalog catalog,
            People people,
            ReleaseDirectory directory,
            ServedReleases served,
            EngineSettings settings,
            Clock clock) {
        this.events = events;
        this.catalog = catalog;
        this.people = people;
        this.directory = directory;
        this.served = served;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ReleaseInfo train(TrainingProgress progress) {
        if (!running.tryLock()) {
            throw new TrainingRefused("a training is running already; wait until it has ended");
        }
        try {
            return learn(progress);
        } catch (TrainingCancelled cancelled) {
            throw new TrainingRefused("the training was cancelled; nothing was published");
        } finally {
            running.unlock();
        }
    }

    /** Somebody of whom a training learned took that back before it was published. */
    private static final class Revoked extends RuntimeException {
        private static final long serialVersionUID = 1;

        Revoked() {
            super(null, null, false, false);
        }
    }

    /** What was learned, and from whom. */
    private record Fitted(Trained trained, LearnedFrom people) {}

    private ReleaseInfo learn(TrainingProgress progress) {
        double minutes = settings.trainingMinutes();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return publish(fit(settings.withTraining(settings.models(), minutes), progress), progress);
            } catch (Revoked revoked) {
                progress.note("somebody it learned from refused or was erased meanwhile: learning starts over");
                minutes /= 2;
            }
        }
        throw new TrainingRefused("each of " + MOST_ATTEMPTS + " times somebody it learned from refused or was erased"
                + " while it ran; nothing was published; train again when less is going on, or set a shorter"
                + " trainingMinutes");
    }

    private void checkNotRevoked(LearnedFrom people) {
        if (people.isRevoked(this.people)) {
            throw new Revoked();
        }
    }

    private Fitted fit(EngineSettings settings, TrainingProgress progress) {
        long start = System.nanoTime();
        progress.update("reading events", 0, events.size());
        ShelfReplay shown = new ShelfReplay(people, served.catalog(), settings, clock);
        ActionLog log = ActionLog.read(events, Owners.of(people), progress, shown::add);
        if (log.size() == 0) {
            throw new TrainingRefused(
                    "there is nothing to learn from: no event tells what a shopper looked at, put into"
                            + " the cart or bought; import some, or send them to POST /v1/events");
        }
        Validation validation = Validation.of(log, settings.seed());
        NeighbourSearch neighbours = new NeighbourSearch(log, settings.leastShoppers(), progress);
        Choice similar = neighbours.similar(validation);
        Optional<ContentSearch> content = ContentSearch.of(
                CatalogTexts.read(catalog, log.items()), validation, similar.recipe(), settings.seed(), progress);
        Home home = new HomeSearch(settings, progress)
                .search(
                        validation,
                        log.items(),
                        log.kinds(),
                        (past, weights) -> content.ifPresent(search -> search.measureHome(past, weights)));
        content.ifPresent(ContentSearch::measureSimilar);
        Baskets baskets = Baskets.of(log, validation);
        int[] categories = CategoryPairs.categories(log.items(), served.catalog());
        Choice together = neighbours.together(baskets, categories);

        Reporter reporter = new TrainingReporter(progress);
        RankerSearch.Found ranker = new RankerSearch(settings, reporter, served.catalog())
                .search(shown, log, home, (System.nanoTime() - start) / 1e9);
        checkNotRevoked(log.learnedFrom());
        Progress refitting = new StepProgress(progress, "fitting neighbours on everything");
        Interactions equal = validation.everything(ActionWeights.EQUAL);
        Blend blend = home.fit(log.items(), validation.allSequences(home.weights()), reporter);
        SparseRows like = neighbours
                .related(equal, who -> who)
                .of(similar.recipe().fit(equal, refitting).weights());
        IntUnaryOperator owner = order -> baskets.owners()[order];
        SparseRows pairs = neighbours
                .related(baskets.all(), owner)
                .of(together.recipe().fit(baskets.all(), refitting).weights());
        SparseRows with =
                neighbours.categoryPairs(baskets.all(), owner, categories).fill(pairs);
        Content placing = content.map(search -> search.fit(equal)).orElse(null);
        Models models = new Models(
                log.items(),
                blend,
                placing == null ? like : content.orElseThrow().filled(like, placing.trust()),
                with,
                home.weights(),
                placing,
                new RepeatSearch(log, served.catalog(), settings.leastShoppers()).search(),
                ranker.ranker());
        List<FittedModel> report = new ArrayList<>(home.report());
        report.add(ranker.report());
        Optional<String> problem = Optional.empty();
        if (blend != null) {
            reporter.step("timing answers");
            Answering answering = Answering.of(blend, validation.questions(home.weights()));
            report.set(0, report.getFirst().with(ANSWER_MILLIS, answering.millis()));
            problem = answering.problem();
        }
        report.addAll(similar.report());
        report.addAll(together.report());
        content.ifPresent(search -> report.addAll(search.report()));
        reporter.step("asking the gate");
        Optional<String> refusal = problem.or(() -> gate().refusal(
                        models, log, home, past -> home.fit(log.items(), past.sequences(home.weights()), reporter)));
        Trained trained = new Trained(
                models,
                log.lastOffset(),
                log.learnedUntil(),
                log.events(),
                log.owners(),
                report,
                (System.nanoTime() - start) / 1e9,
                null);
        return new Fitted(refusal.map(trained::refusedBecause).orElse(trained), log.learnedFrom());
    }

    private ReleaseInfo publish(Fitted fitted, TrainingProgress progress) {
        new TrainingReporter(progress).step("publishing");
        if (progress.cancelled()) {
            throw new TrainingCancelled();
        }
        checkNotRevoked(fitted.people);
        Trained trained = fitted.trained;
        String releaseId = directory.write(trained, clock);
        // Once more: writing takes its time, and whoever is erased from now on is told of this release.
        if (fitted.people.isRevoked(people)) {
            directory.remove(releaseId);
            throw new Revoked();
        }
        if (trained.refusal() == null) {
            served.activate(releaseId);
        }
        directory.prune(settings.releasesKept());
        return directory.info(releaseId);
    }

    private Gate gate() {
        Release serving = served.current();
        if (serving == null) {
            return Gate.open(settings);
        }
        try {
            Instant learned = directory.learnedUntil(serving.releaseId());
            return new Gate(settings, serving, directory.info(serving.releaseId()), learned);
        } catch (ReleaseDamaged | InvalidInput lost) {
            // What serves is in memory only; a new release is the way out.
            LOG.log(Level.WARNING, "the gate has nothing to compare with: {0}", lost.getMessage());
            return Gate.open(settings);
        }
    }
}
