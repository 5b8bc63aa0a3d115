package io.daogou.engine.rerank;

import io.daogou.domain.check.InvalidInput;
import io.daogou.engine.ShelfRanker;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.release.Release;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.ranking.ListRanker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds who sorts the candidates of a release: the imported ranker if there is one, else the ranker of the release, else nobody, and
 * the order of the blend stands.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> a ranker that fails, or wants what cannot be computed, leaves the order of the blend
 * and is told of in {@link #problem()} until one succeeds.
 */
public final class Rerankers {
    private static final Logger LOG = System.getLogger(Rerankers.class.getName());

    private final LiveCatalog catalog;
    private final Popularity popularity;
    private final @Nullable ShelfRanker imported;
    private volatile @Nullable Reranker latest;
    private volatile @Nullable String problem;

    /**
     * @param imported sorts instead of the releases' own; none to take those
     * @throws InvalidInput if it wants a feature that no candidate has
     */
    public Rerankers(LiveCatalog catalog, Popularity popularity, @Nullable ShelfRanker imported) {
        this.catalog = catalog;
        this.popularity = popularity;
        this.imported = imported;
        if (imported != null) {
            check(imported);
        }
    }

    private static void check(ShelfRanker imported) {
        for (String name : imported.features()) {
            if (!CandidateFeatures.isKnown(name)) {
                throw new InvalidInput(
                        "onnxRanker",
                        "wants a feature that candidates do not have",
                        imported.name() + ": " + name,
                        "use some of " + CandidateFeatures.always()
                                + ", and .score and .rank of a model: item-knn.score");
            }
        }
    }

    /** The one of a release; nothing where the blend's order is the answer. */
    public Optional<Reranker> of(Release release) {
        Reranker known = latest;
        if (known == null || known.release() != release) {
            known = made(release);
            latest = known;
        }
        return known.hasRanker() ? Optional.of(known) : Optional.empty();
    }

    private Reranker made(Release release) {
        Model home = release.models().home();
        ShelfRanker ranker = imported != null ? imported : own(release);
        if (home == null || ranker == null) {
            problem = null;
            return new Reranker(this, release, null, 0);
        }
        CandidateFeatures features = new CandidateFeatures(home);
        for (String name : ranker.features()) {
            if (!features.names().names().contains(name)) {
                failed(ranker.name() + " wants " + name + ", and release " + release.releaseId() + " has only "
                        + features.names().names());
                return new Reranker(this, release, null, 0);
            }
        }
        problem = null;
        return new Reranker(
                this,
                release,
                ranker,
                ranker instanceof LearnedRanker learned ? learned.depth() : CandidateFeatures.CANDIDATES);
    }

    private static @Nullable ShelfRanker own(Release release) {
        ListRanker learned = release.models().ranker();
        return learned == null ? null : new LearnedRanker(learned);
    }

    /** Why the order of the blend stands where a ranker should sort; none when all is well. */
    public @Nullable String problem() {
        return problem;
    }

    LiveCatalog catalog() {
        return catalog;
    }

    Popularity popularity() {
        return popularity;
    }

    void succeeded() {
        if (problem != null) {
            problem = null;
        }
    }

    void failed(String why) {
        String told = "the home shelf keeps the order of the blend: " + why;
        if (!told.equals(problem)) {
            problem = told;
            LOG.log(Level.WARNING, told);
        }
    }

    /** The ranker of a release. */
    private record LearnedRanker(ListRanker ranker) implements ShelfRanker {
        private static final double DEVIATIONS = 2;

        /**
         * How far down the blend's order it has seen items: two deviations above the mean place, both of logarithms. What it
         * would make of those further down, nothing has shown; sorting them all was worth half of the blend's order to simulated
         * shoppers, when it had seen the first twelve.
         */
        int depth() {
            int column = ranker.features().names().indexOf(CandidateFeatures.PLACE);
            if (column < 0) {
                return CandidateFeatures.CANDIDATES;
            }
            float scale = ranker.standardisation().scales()[column];
            double place = ranker.standardisation().means()[column] + (scale > 0 ? DEVIATIONS / scale : 0);
            return (int) Math.min(CandidateFeatures.CANDIDATES, Math.round(Math.exp(place)));
        }

        @Override
        public String name() {
            return "the ranker of the release";
        }

        @Override
        public List<String> features() {
            return ranker.features().names();
        }

        @Override
        public float[] score(float[] rows, int candidates) {
            float[] scores = new float[candidates];
            ranker.score(rows, candidates, scores);
            return scores;
        }
    }
}
