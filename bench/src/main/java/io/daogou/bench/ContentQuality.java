package io.daogou.bench;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.TextFeatures;
import io.daogou.learn.data.TextFeatures.Described;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.content.ContentModel;
import io.daogou.learn.model.linear.Ease;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Items that nobody has touched: a tenth of a gift shop's items is taken out of all that is learned from, and out of histories.
 *
 * <p>For every first purchase of such an item after a day, by someone who bought something else before that invoice: is it among
 * the 20 best for what they bought before, among new items only, and among all items? The same of the other items tells what new
 * ones cost them. Histories leave out what is in them from lists. Among equal scores the place is the middle one.
 */
final class ContentQuality {
    static final String NAME = "content";

    private static final int K = 20;
    private static final double SHARE = 0.1;
    private static final long[] SEEDS = {1, 2, 3};

    private final Bench.Data real;

    ContentQuality(Bench.Data real) {
        this.real = real;
    }

    /** Purchases from a day until another. */
    record Window(Instant from, Instant to) {
        /** On which parameters were chosen, with other seeds. */
        static final Window VALIDATION =
                new Window(Instant.parse("2011-10-10T00:00:00Z"), Instant.parse("2011-11-09T00:00:00Z"));

        static final Window TEST =
                new Window(Instant.parse("2011-11-09T00:00:00Z"), Instant.parse("2011-12-10T00:00:00Z"));
    }

    /** Shares of purchases found. */
    record Found(double amongNew, double amongAll, double ofOthers) {}

    /** What one person bought in one invoice, after what they had bought. */
    private record Case(History history, int[] newItems, int[] others) {}

    /** The rows of the table. */
    List<String> measure() throws IOException {
        RetailLog log = RetailLog.read(real.file("uci-online-retail/online_retail.csv.gz"));
        List<String> rows = new ArrayList<>();
        for (String model : List.of("popular", "text only", "ease", "content, titles", "content, level 1", "content")) {
            long begin = System.nanoTime();
            List<Found> found = Arrays.stream(SEEDS)
                    .mapToObj(seed -> new Trial(log, Window.TEST, seed).measure(model))
                    .toList();
            rows.add(row(model, found, begin));
        }
        return rows;
    }

    private static String row(String model, List<Found> found, long begin) {
        return String.format(
                Locale.ROOT,
                "| online-retail, new items, %s | reached@%d among new / among all; others | – | %s / %s; %s | %s | %.1f |",
                model,
                K,
                mean(found.stream().mapToDouble(Found::amongNew).toArray()),
                mean(found.stream().mapToDouble(Found::amongAll).toArray()),
                mean(found.stream().mapToDouble(Found::ofOthers).toArray()),
                "± spread of " + SEEDS.length + " draws",
                (System.nanoTime() - begin) / 60e9);
    }

    /** The mean, and how far the values lie apart from it at most. */
    private static String mean(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double spread =
                Arrays.stream(values).map(value -> Math.abs(value - mean)).max().orElse(0);
        return String.format(Locale.ROOT, "%.4f ± %.4f", mean, spread);
    }

    /** A draw of new items. */
    static final class Trial {
        private final RetailLog log;
        private final Window window;
        private final boolean[] isNew;
        private final Interactions train;
        private final List<Case> cases = new ArrayList<>();

        Trial(RetailLog log, Window window, long seed) {
            this.log = log;
            this.window = window;
            SplittableRandom random = new SplittableRandom(seed);
            isNew = new boolean[log.items()];
            for (int item = 0; item < isNew.length; item++) {
                isNew[item] = random.nextDouble() < SHARE;
            }
            train = train();
            addCases();
        }

        /** Purchases of new items that are asked for, and of others. */
        int[] counts() {
            return new int[] {
                cases.stream().mapToInt(one -> one.newItems().length).sum(),
                cases.stream().mapToInt(one -> one.others().length).sum()
            };
        }

        private Interactions train() {
            InteractionsBuilder builder = Interactions.builder();
            for (RetailLog.Purchase purchase : log.purchases()) {
                if (purchase.epochSeconds() < window.from().getEpochSecond() && !isNew[purchase.item()]) {
                    builder.add(purchase.user(), purchase.item(), 1);
                }
            }
            return builder.build(log.users(), log.items()).binary();
        }

        private void addCases() {
            List<RetailLog.Purchase> all = log.purchases();
            Set<Integer> before = new HashSet<>();
            Set<Integer> counted = new HashSet<>();
            for (int from = 0; from < all.size(); ) {
                int to = from;
                if (from == 0 || all.get(from - 1).user() != all.get(from).user()) {
                    before.clear();
                    counted.clear();
                }
                Set<Integer> invoice = new HashSet<>();
                while (to < all.size()
                        && all.get(to).user() == all.get(from).user()
                        && all.get(to).epochSeconds() == all.get(from).epochSeconds()) {
                    invoice.add(all.get(to++).item());
                }
                addCase(all.get(from).epochSeconds(), before, invoice, counted);
                invoice.stream().filter(item -> !isNew[item]).forEach(before::add);
                from = to;
            }
        }

        private void addCase(long time, Set<Integer> before, Set<Integer> invoice, Set<Integer> counted) {
            if (before.isEmpty()
                    || time < window.from().getEpochSecond()
                    || time >= window.to().getEpochSecond()) {
                return;
            }
            int[] wanted = invoice.stream()
                    .filter(item -> !before.contains(item) && counted.add(item))
                    .mapToInt(item -> item)
                    .toArray();
            cases.add(new Case(
                    History.of(before.stream().mapToInt(item -> item).sorted().toArray()),
                    Arrays.stream(wanted).filter(item -> isNew[item]).toArray(),
                    Arrays.stream(wanted).filter(item -> !isNew[item]).toArray()));
        }

        Found measure(String model) {
            return measure(
                    switch (model) {
                        case "popular" -> Popular.fit(train, Popular.Parameters.defaults(), Progress.NONE);
                        case "ease" -> ease();
                        case "text only" -> new TextOnly(features(log.catalogue()));
                        case "content, titles" -> content(titles(), ContentModel.Parameters.defaults());
                        case "content, level 1" -> content(log.catalogue(), atLevelOne());
                        default -> content(log.catalogue(), ContentModel.Parameters.defaults());
                    });
        }

        private static ContentModel.Parameters atLevelOne() {
            ContentModel.Parameters defaults = ContentModel.Parameters.defaults();
            return new ContentModel.Parameters(defaults.regularization(), defaults.direct(), 1, defaults.limit());
        }

        private List<Described> titles() {
            return log.catalogue().stream()
                    .map(item -> Described.by(item.text()))
                    .toList();
        }

        Model content(List<Described> catalogue, ContentModel.Parameters parameters) {
            return ContentModel.fit(ease(), train, features(catalogue), parameters, Progress.NONE);
        }

        private Ease ease() {
            return Ease.fit(train, new Ease.Parameters(100, 500), Progress.NONE);
        }

        private static SparseRows features(List<Described> catalogue) {
            return TextFeatures.learn(catalogue).rows(catalogue);
        }

        Found measure(Model model) {
            int[][] found = new int[cases.size()][];
            Parallel.ranges(found.length, 16, (from, to) -> {
                float[] scores = new float[model.items()];
                for (int k = from; k < to; k++) {
                    model.score(cases.get(k).history(), scores);
                    found[k] = found(cases.get(k), scores);
                }
            });
            int[] asked = counts();
            return new Found(share(found, 0, asked[0]), share(found, 1, asked[0]), share(found, 2, asked[1]));
        }

        private static double share(int[][] found, int which, int asked) {
            return (double) Arrays.stream(found)
                            .mapToInt(counts -> counts[which])
                            .sum()
                    / asked;
        }

        private int[] found(Case one, float[] scores) {
            for (int item : one.history().items()) {
                scores[item] = Float.NEGATIVE_INFINITY;
            }
            return new int[] {
                count(one.newItems(), scores, true),
                count(one.newItems(), scores, false),
                count(one.others(), scores, false)
            };
        }

        private int count(int[] wanted, float[] scores, boolean amongNew) {
            return (int) IntStream.of(wanted)
                    .filter(item -> place(item, scores, amongNew) < K)
                    .count();
        }

        private double place(int wanted, float[] scores, boolean amongNew) {
            int better = 0;
            int equal = 0;
            for (int item = 0; item < scores.length; item++) {
                if (!amongNew || isNew[item]) {
                    better += scores[item] > scores[wanted] ? 1 : 0;
                    equal += scores[item] == scores[wanted] && item != wanted ? 1 : 0;
                }
            }
            return better + equal / 2.0;
        }
    }

    /** The cosine between the features of an item and the sum of those of a history. */
    private record TextOnly(SparseRows features) implements Model {
        @Override
        public int items() {
            return features.rows();
        }

        @Override
        public void score(History history, float[] scores) {
            float[] sum = new float[features.columns()];
            for (int item : history.items()) {
                features.addRow(item, 1, sum);
            }
            for (int item = 0; item < scores.length; item++) {
                scores[item] = 0;
                for (int k = features.start(item); k < features.end(item); k++) {
                    scores[item] += features.value(k) * sum[features.column(k)];
                }
            }
        }
    }
}
