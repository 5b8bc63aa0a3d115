package io.daogou.engine.train;

import io.daogou.engine.FittedModel;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.content.Behaviour;
import io.daogou.engine.release.ActionWeights;
import io.daogou.engine.release.Content;
import io.daogou.engine.release.ContentLevels;
import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendSearch;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Questions;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.SetModel;
import io.daogou.learn.model.TrainingCancelled;
import io.daogou.learn.model.content.ContentModel;
import io.daogou.learn.model.content.MixedWeights;
import io.daogou.learn.model.content.Mixtures;
import io.daogou.learn.model.neighbour.ItemKnn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds whether items that nobody has touched stand on shelves, and how strongly, on the validation split: new is what nobody had
 * touched in its past. Of the levels that do not cost recall of all that was asked for, beyond the standard error, against
 * leaving them out and against the best level, the one that finds most new items is taken. Where fewer than {@value #FEWEST} answers are new, a tenth of the items is made new to
 * tell levels apart: it is taken out of histories and of all that speaks for other items.
 */
final class ContentSearch {
    private static final String NAME = "content";
    private static final String SIMILAR = "item-similar";
    private static final int FEWEST = 100;
    private static final int MOST_QUESTIONS = 4_000;
    private static final int MOST_NEW = 3_000;
    /** More known items would cost every new one more time, and say hardly more. */
    private static final int MOST_KNOWN = 20_000;

    private static final double HIDDEN = .1;
    /** Rows of similar items with fewer entries than a long shelf are filled up. */
    private static final int SHORT = 40;

    private static final ContentModel.Parameters DEFAULTS = ContentModel.Parameters.defaults();
    private static final ContentLevels AT_ONE = new ContentLevels(DEFAULTS.regularization(), DEFAULTS.direct(), 1, 1);

    private final CatalogTexts texts;
    private final Validation validation;
    private final Interactions past;
    private final SparseRows similar;
    private final long seed;
    private final TrainingProgress progress;
    private final List<FittedModel> report = new ArrayList<>();
    private final Map<String, Double> levels = new HashMap<>();

    private ContentSearch(
            CatalogTexts texts, Validation validation, Recipe similar, long seed, TrainingProgress progress) {
        this.texts = texts;
        this.validation = validation;
        this.seed = seed;
        this.progress = progress;
        past = validation.train(ActionWeights.EQUAL);
        this.similar = similar.fit(past, new StepProgress(progress, "reading the catalogue"))
                .weights();
    }

    /**
     * A search where the catalogue tells enough.
     *
     * @param similar how the rows of similar items are fitted
     */
    static Optional<ContentSearch> of(
            CatalogTexts texts, Validation validation, Recipe similar, long seed, TrainingProgress progress) {
        int items = texts.features().rows();
        if (DataNeeded.isMetForContent(texts.described(), items)) {
            return Optional.of(new ContentSearch(texts, validation, similar, seed, progress));
        }
        progress.note("new items are found by their category alone: the catalogue has " + texts.described() + " of the "
                + items + " items that were touched");
        return Optional.empty();
    }

    /** Measures new items on the home shelf; nothing where popularity alone answers it. */
    void measureHome(Blend found, ActionWeights weights) {
        boolean isPopularity = found.members().stream()
                .allMatch(member -> member instanceof SetModel set && set.model() instanceof Popular);
        if (!isPopularity) {
            measure("home", found, Behaviour.of(found, similar), validation.questions(weights));
        }
    }

    /** Measures new items among the similar of known ones, whose short rows are filled by then. */
    void measureSimilar() {
        Questions questions = Questions.of(validation.lastItemSplit(), true);
        SparseRows filled = filled(similar, trust(texts, past));
        measure(SIMILAR, ItemKnn.of(filled), Behaviour.of(filled), questions);
        report.set(
                report.size() - 1,
                report.getLast()
                        .with(
                                "unfilled",
                                new Evaluator(questions)
                                        .evaluate(ItemKnn.of(similar), NeighbourSearch.K)
                                        .recall()));
    }

    /** The root of the number of users of the items that have a text, the most popular ones. */
    private static float[] trust(CatalogTexts texts, Interactions interactions) {
        float[] trust = ContentModel.trust(interactions);
        for (int item = 0; item < trust.length; item++) {
            trust[item] = texts.isDescribed(item) ? trust[item] : 0;
        }
        byTrust(trust, item -> trust[item] > 0).skip(MOST_KNOWN).forEach(item -> trust[item] = 0);
        return trust;
    }

    /** The items for which a condition holds, the most trusted first. */
    private static Stream<Integer> byTrust(float[] trust, IntPredicate condition) {
        return IntStream.range(0, trust.length)
                .filter(condition)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -trust[item])
                        .thenComparingInt(item -> item));
    }

    private void measure(String placement, Model model, Behaviour behaviour, Questions questions) {
        long start = System.nanoTime();
        progress.update("measuring new items on " + placement, 0, 0);
        int[] asked = BlendSearch.sample(questions, MOST_QUESTIONS, seed);
        float[] trust = trust(texts, past);
        LevelSearch.NewOnes untouched = untouched(trust, behaviour);
        LevelSearch.Found all = new LevelSearch(questions, asked, model, behaviour, untouched).search();
        boolean isHiding = all.wanted() < FEWEST;
        LevelSearch.Found fresh =
                isHiding ? new LevelSearch(questions, asked, model, behaviour, hidden(trust, behaviour)).search() : all;
        int best = best(all, fresh);
        levels.put(placement, LevelSearch.LEVELS[best]);
        Map<String, Double> measures = new HashMap<>();
        measures.put(Measures.recall(NeighbourSearch.K), all.recall(best));
        measures.put("withoutNewItems", all.recall(0));
        measures.put("newItemsFound@" + NeighbourSearch.K, fresh.ofNew(best));
        measures.put("newItemsFoundByBehaviour@" + NeighbourSearch.K, fresh.ofNew(0));
        Map<String, String> parameters = Map.of(
                "level", String.valueOf(LevelSearch.LEVELS[best]),
                "new", isHiding ? "a tenth of the items" : "items of the last days",
                "asked", String.valueOf(fresh.wanted()));
        report.add(new FittedModel(
                NAME, placement, parameters, measures, (System.nanoTime() - start) / 1e9, best > 0 ? 1 : 0));
        progress.note(String.format(
                Locale.ROOT,
                "new items on %s: level %.2f finds %.4f of %d, recall@%d of all %.4f, and %.4f without them",
                placement,
                LevelSearch.LEVELS[best],
                fresh.ofNew(best),
                fresh.wanted(),
                NeighbourSearch.K,
                all.recall(best),
                all.recall(0)));
    }

    /** Of the levels that cost nothing, the one that finds most new items; the lower one of equals. */
    private static int best(LevelSearch.Found all, LevelSearch.Found fresh) {
        int balanced = 0;
        for (int level = 1; level < LevelSearch.LEVELS.length; level++) {
            balanced = fresh.recall(level) > fresh.recall(balanced) ? level : balanced;
        }
        int best = 0;
        for (int level = 1; level < LevelSearch.LEVELS.length; level++) {
            if (!all.costs(level, 0) && !fresh.costs(level, balanced) && fresh.ofNew(level) > fresh.ofNew(best)) {
                best = level;
            }
        }
        return best;
    }

    /** What nobody had touched. */
    private LevelSearch.NewOnes untouched(float[] trust, Behaviour behaviour) {
        int[] counts = past.itemCounts();
        boolean[] isNew = new boolean[counts.length];
        for (int item = 0; item < isNew.length; item++) {
            isNew[item] = counts[item] == 0;
        }
        return placed(isNew, trust, behaviour);
    }

    /** The same, and a tenth of the others. */
    private LevelSearch.NewOnes hidden(float[] trust, Behaviour behaviour) {
        LevelSearch.NewOnes untouched = untouched(trust, behaviour);
        boolean[] isNew = untouched.isNew().clone();
        SplittableRandom random = new SplittableRandom(seed);
        float[] less = trust.clone();
        for (int item = 0; item < isNew.length; item++) {
            if (trust[item] > 0 && random.nextDouble() < HIDDEN) {
                isNew[item] = true;
                less[item] = 0;
            }
        }
        return placed(isNew, less, behaviour);
    }

    private LevelSearch.NewOnes placed(boolean[] isNew, float[] trust, Behaviour behaviour) {
        int[] items = IntStream.range(0, isNew.length)
                .filter(item -> isNew[item] && texts.isDescribed(item))
                .limit(MOST_NEW)
                .toArray();
        SparseRows shares = shares(new Mixtures(texts.features(), trust, AT_ONE.regularization()), items);
        SparseRows home = new MixedWeights(behaviour.weights(), trust, AT_ONE.parameters()).to(shares);
        return new LevelSearch.NewOnes(isNew, items, home.transpose());
    }

    /** The mixtures that some items are, on all cores. */
    private SparseRows shares(Mixtures mixtures, int[] items) {
        SparseRows[] parts = new SparseRows[(items.length + Mixtures.BATCH - 1) / Mixtures.BATCH];
        Parallel.ranges(parts.length, 1, (from, to) -> {
            for (int part = from; part < to; part++) {
                int end = Math.min(items.length, (part + 1) * Mixtures.BATCH);
                int[] own = Arrays.copyOfRange(items, part * Mixtures.BATCH, end);
                parts[part] = mixtures.shares(texts.features(own), Content.KEPT);
            }
            if (progress.cancelled()) {
                throw new TrainingCancelled();
            }
        });
        return SparseRows.concatenated(past.items(), List.of(parts));
    }

    /** What was measured, shelf by shelf. */
    List<FittedModel> report() {
        return List.copyOf(report);
    }

    /** What serves: fitted on everything. */
    Content fit(Interactions everything) {
        float[] trust = trust(texts, everything);
        ContentLevels found = new ContentLevels(
                AT_ONE.regularization(),
                AT_ONE.direct(),
                levels.getOrDefault("home", 0.0),
                levels.getOrDefault(SIMILAR, 0.0));
        return new Content(texts.words(), texts.features(), trust, found);
    }

    /**
     * Rows of similar items, the short ones filled with what reads like the item, behind what behaviour says of it.
     *
     * @param trust how much each item says of others
     */
    SparseRows filled(SparseRows rows, float[] trust) {
        int[] shorts = byTrust(trust, item -> texts.isDescribed(item) && rows.end(item) - rows.start(item) < SHORT)
                .limit(MOST_NEW)
                .mapToInt(item -> item)
                .sorted()
                .toArray();
        SparseRows shares = shares(new Mixtures(texts.features(), trust, AT_ONE.regularization()), shorts);
        SparseRows from = new MixedWeights(rows, trust, AT_ONE.parameters()).from(shares);
        return new FilledRows(rows, shorts, from, SHORT).build();
    }
}
