package io.daogou.engine.rerank;

import io.daogou.engine.ShelfRanker;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.release.Release;
import io.daogou.learn.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Sorts the candidates of one release again. <b>Threads:</b> any number; lends each the room for scores that it needs. */
public final class Reranker {
    private final Rerankers owner;
    private final Release release;
    private final @Nullable ShelfRanker ranker;
    private final int depth;
    private final Queue<Scored> idle = new ConcurrentLinkedQueue<>();
    private final @Nullable CandidateFeatures features;
    /** By column of the ranker the one of ours; none where they are the same. */
    private final int @Nullable [] columns;

    /**
     * @param ranker none where the blend's order is the answer
     * @param depth how many of the blend's best it may sort; the others stay behind them
     */
    Reranker(Rerankers owner, Release release, @Nullable ShelfRanker ranker, int depth) {
        this.owner = owner;
        this.release = release;
        this.ranker = ranker;
        this.depth = depth;
        features = ranker == null ? null : new CandidateFeatures(home());
        columns = ranker == null || features == null
                ? null
                : columns(features.names().names(), ranker.features());
    }

    private static int @Nullable [] columns(List<String> ours, List<String> wanted) {
        return ours.equals(wanted)
                ? null
                : wanted.stream().mapToInt(ours::indexOf).toArray();
    }

    boolean hasRanker() {
        return ranker != null;
    }

    Release release() {
        return release;
    }

    private Model home() {
        return Objects.requireNonNull(release.models().home());
    }

    /** Room for the scores of one request; to be given back. */
    public Scored borrow() {
        Scored scored = idle.poll();
        return scored == null ? new Scored(home()) : scored;
    }

    public void giveBack(Scored scored) {
        idle.add(scored);
    }

    /**
     * New scores for the first of the candidates, as far down as the ranker may sort; nothing if it fails.
     *
     * @param scored for the moment's history
     * @param candidates best first
     */
    public Optional<float[]> scores(Moment moment, Scored scored, int[] candidates) {
        ShelfRanker asked = Objects.requireNonNull(ranker);
        try {
            int[] first = Arrays.copyOf(candidates, Math.min(depth, candidates.length));
            float[] all = Objects.requireNonNull(features)
                    .of(moment, scored, candidates, rows(owner.popularity(), moment, first));
            float[] scores = asked.score(selected(all, first.length), first.length);
            String wrong = wrong(scores, first.length);
            if (wrong != null) {
                owner.failed(asked.name() + " " + wrong);
                return Optional.empty();
            }
            owner.succeeded();
            return Optional.of(scores);
        } catch (RuntimeException | LinkageError failure) {
            owner.failed(asked.name() + " fails: " + failure.getMessage());
            return Optional.empty();
        }
    }

    private static Rows rows(Popularity popularity, Moment moment, int[] candidates) {
        double[] wanted = new double[candidates.length];
        double[] recent = new double[candidates.length];
        for (int row = 0; row < candidates.length; row++) {
            int slot = moment.release().slot(candidates[row]);
            wanted[row] = popularity.count(slot, moment.time());
            recent[row] = popularity.recentCount(slot, moment.time());
        }
        return new Rows(candidates, wanted, recent);
    }

    /** The columns that the ranker wants, in its order. */
    private float[] selected(float[] all, int rows) {
        if (columns == null) {
            return all;
        }
        int width = all.length / Math.max(1, rows);
        float[] selected = new float[rows * columns.length];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < columns.length; k++) {
                selected[row * columns.length + k] = all[row * width + columns[k]];
            }
        }
        return selected;
    }

    private static @Nullable String wrong(float[] scores, int candidates) {
        if (scores.length != candidates) {
            return "gave " + scores.length + " scores for " + candidates + " candidates";
        }
        for (float score : scores) {
            if (!Float.isFinite(score)) {
                return "gave a score that is no number: " + score;
            }
        }
        return null;
    }

    /** The moment of a request. */
    public Moment moment(LiveCatalog.Columns columns, io.daogou.engine.live.History history, long time) {
        return new Moment(release, owner.catalog(), columns, history, time);
    }
}
