package io.daogou.bench;

import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Bootstrap;
import io.daogou.learn.evaluation.Evaluation;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Interval;
import io.daogou.learn.evaluation.Measure;
import io.daogou.learn.evaluation.RatedLists;
import io.daogou.learn.lab.Auto;
import io.daogou.learn.lab.DataReader;
import io.daogou.learn.lab.FileQuestions;
import io.daogou.learn.lab.Format;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.lab.LearnedBehaviours;
import io.daogou.learn.lab.ModelKind;
import io.daogou.learn.lab.ModelKinds;
import io.daogou.learn.lab.WithNewcomers;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.neighbour.RatingNeighbours;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * Models by hand: single ones with the parameters that a validation part of the training data found, on sets that need more than {@code auto}:
 * kinds of events, ratings, sessions. No test file was read to find them.
 */
final class FoundQuality {
    static final List<String> NAMES = List.of("retailrocket", "coat", "diginetica");

    private static final int K = 20;
    private static final int SHORT = 5;
    private static final double LIKED = 4;
    private static final Map<String, String> PURCHASE_STEPS = Map.of(
            "window", "5", "distance", "2", "backward", "1", "source", "0.6", "popularity", "0.1", "recency", "0.3");
    private static final Map<String, String> NEAR_SESSIONS = Map.of(
            "neighbours",
            "200",
            "length",
            "0",
            "halfLife",
            "100000",
            "rarity",
            "2",
            "backward",
            "0.7",
            "same",
            "0.7",
            "capacity",
            "262144");
    private static final int COAT_USERS = 290;
    private static final int COAT_ITEMS = 300;
    private static final double SESSIONS_SHARE = .8;

    private final Bench.Data real;

    FoundQuality(Bench.Data real) {
        this.real = real;
    }

    /** The rows of the table for a set of {@link #NAMES}. */
    List<String> measure(String name, double minutes) throws IOException {
        return switch (name) {
            case "retailrocket" -> retailRocket(minutes);
            case "coat" -> coat();
            default -> diginetica();
        };
    }

    /**
     * The next purchase. The test has no times, so a history may hold what was done after it; its item is in no event of
     * that user.
     */
    private List<String> retailRocket(double minutes) throws IOException {
        Path events = Files.createTempFile("daogou-quality", ".events");
        try {
            LabData data = DataReader.read(List.of(events(events)), Format.EVENTS, () -> false);
            LabData weighed = LearnedBehaviours.learn(data, true, 1, new Notes("retailrocket"));
            Auto.Options options = ModelKinds.options("auto", Map.of("minutes", String.valueOf(minutes)), true, 1);
            return List.of(
                    purchases("transitions", data, () -> fit("transitions", data, PURCHASE_STEPS)),
                    purchases("item-knn on learned behaviours", weighed, () -> fit("item-knn", weighed, Map.of())),
                    purchases(
                            "auto",
                            weighed,
                            () -> Auto.fit(weighed, options, new Notes("retailrocket"))
                                    .model()));
        } finally {
            Files.delete(events);
        }
    }

    private String purchases(String name, LabData data, Supplier<Model> fit) {
        long begin = System.nanoTime();
        FileQuestions test = FileQuestions.test(
                List.of(real.file("retailrocket/test.tsv.gz")), Format.PAIRS, data, true, () -> false);
        Evaluation evaluation = new Evaluator(test).measure(WithNewcomers.of(fit.get(), data), K);
        return row("retailrocket, " + name + "¹", Measure.HIT_RATE, ".0598 (floor)", evaluation, begin);
    }

    private Path events(Path into) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(into, StandardCharsets.UTF_8)) {
            for (String kind : List.of("view", "cart", "buy")) {
                copy(kind, out);
            }
        }
        return into;
    }

    private void copy(String kind, BufferedWriter out) throws IOException {
        try (BufferedReader in = open("retailrocket/" + kind + ".tsv.gz")) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line + "\t" + kind + "\n");
            }
        }
    }

    /** Only coats that were shown at random and rated are ranked. */
    private List<String> coat() throws IOException {
        long begin = System.nanoTime();
        Split split = new Split(ratings("coat/user.txt.gz"), ratings("coat/random.txt.gz"));
        RatingNeighbours model =
                RatingNeighbours.fit(split.train(), RatingNeighbours.Parameters.defaults(), Progress.NONE);
        RatedLists lists = RatedLists.evaluate(model, split, LIKED, SHORT);
        double taken = minutes(begin);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "| coat, ratings | ndcg@5 | .581 (other protocol) | %.4f | | %.1f |",
                        lists.ndcg(),
                        taken),
                String.format(
                        Locale.ROOT, "| coat, ratings | auc | .775 (floor) | %.4f | | %.1f |", lists.auc(), taken));
    }

    private Interactions ratings(String file) throws IOException {
        InteractionsBuilder builder = Interactions.builder();
        try (BufferedReader in = open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] columns = line.split(",", -1);
                builder.add(Integer.parseInt(columns[0]), Integer.parseInt(columns[1]), Float.parseFloat(columns[2]));
            }
        }
        return builder.build(COAT_USERS, COAT_ITEMS);
    }

    /** All prefixes of the sessions of the last week. */
    private List<String> diginetica() {
        long begin = System.nanoTime();
        LabData data =
                DataReader.read(List.of(real.file("diginetica/train_sessions.txt.gz")), Format.SESSIONS, () -> false);
        FileQuestions test = FileQuestions.test(
                List.of(real.file("diginetica/test.txt.gz")), Format.SESSIONS, data, false, () -> false);
        Model near = fit("session-knn", data, NEAR_SESSIONS);
        Model both = new Blend(
                List.of(near, fit("repeat", data, Map.of())), BlendWeights.of(SESSIONS_SHARE, 1 - SESSIONS_SHARE));
        List<String> rows = new ArrayList<>(sessions("session-knn", near, test, begin));
        rows.addAll(sessions(".8 session-knn + .2 repeat", both, test, System.nanoTime()));
        return rows;
    }

    private static List<String> sessions(String name, Model model, FileQuestions test, long begin) {
        Evaluation evaluation = new Evaluator(test).measure(model, K);
        return List.of(
                row("diginetica, " + name, Measure.HIT_RATE, ".507", evaluation, begin),
                row("diginetica, " + name, Measure.RECIPROCAL_RANK, ".176", evaluation, begin));
    }

    private static Model fit(String name, LabData data, Map<String, String> parameters) {
        ModelKind kind = ModelKinds.named(name);
        return kind.fit(data, kind.values(parameters), Progress.NONE);
    }

    private static String row(String name, Measure measure, String published, Evaluation evaluation, long begin) {
        Interval interval = evaluation.interval(measure, K, Bootstrap.seeded(1));
        return String.format(
                Locale.ROOT,
                "| %s | %s@%d | %s | %.4f | %.4f–%.4f | %.1f |",
                name,
                measure.label(),
                K,
                published,
                interval.mean(),
                interval.low(),
                interval.high(),
                minutes(begin));
    }

    private static double minutes(long begin) {
        return (System.nanoTime() - begin) / 60e9;
    }

    private BufferedReader open(String file) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(real.file(file))), StandardCharsets.UTF_8));
    }
}
