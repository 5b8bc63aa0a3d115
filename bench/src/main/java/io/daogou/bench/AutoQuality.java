package io.daogou.bench;

import io.daogou.learn.evaluation.Bootstrap;
import io.daogou.learn.evaluation.Evaluation;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Interval;
import io.daogou.learn.evaluation.Measure;
import io.daogou.learn.lab.Auto;
import io.daogou.learn.lab.DataReader;
import io.daogou.learn.lab.FileQuestions;
import io.daogou.learn.lab.Format;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.lab.ModelKinds;
import io.daogou.learn.lab.WithNewcomers;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A public data set with a fixed split, on which {@code auto} is measured.
 *
 * @param name as {@code --only} takes it
 * @param format of both files
 * @param train the file that is learned from
 * @param test the file that is only scored
 * @param excludeSeen whether lists leave out what is in the history
 * @param published the best published figure of each measure
 */
record AutoQuality(
        String name, Format format, String train, String test, boolean excludeSeen, Map<Measure, String> published) {
    private static final int K = 20;

    static final List<AutoQuality> ALL = List.of(
            new AutoQuality(
                    "lastfm",
                    Format.PAIRS,
                    "lastfm/data1.txt.gz",
                    "lastfm/test1.txt.gz",
                    true,
                    Map.of(Measure.RECALL, ".2582 (floor)", Measure.NDCG, ".1975 (floor)")),
            new AutoQuality(
                    "gowalla",
                    Format.LISTS,
                    "gowalla/train.txt.gz",
                    "gowalla/test.txt.gz",
                    true,
                    Map.of(Measure.RECALL, ".1920", Measure.NDCG, ".1617")),
            new AutoQuality(
                    "diginetica",
                    Format.SESSIONS,
                    "diginetica/train_sessions.txt.gz",
                    "diginetica/test.txt.gz",
                    false,
                    Map.of(Measure.HIT_RATE, ".507", Measure.RECIPROCAL_RANK, ".176")));

    AutoQuality {
        published = Map.copyOf(published);
    }

    /** The rows of the table. */
    List<String> measure(Bench.Data real, double minutes) {
        long begin = System.nanoTime();
        LabData data = DataReader.read(List.of(real.file(train)), format, () -> false);
        Auto.Options options = ModelKinds.options("auto", Map.of("minutes", String.valueOf(minutes)), excludeSeen, 1);
        Auto.Outcome outcome = Auto.fit(data, options, new Notes(name));
        FileQuestions questions = FileQuestions.test(List.of(real.file(test)), format, data, excludeSeen, () -> false);
        Evaluation evaluation = new Evaluator(questions).measure(WithNewcomers.of(outcome.model(), data), K);
        double taken = (System.nanoTime() - begin) / 60e9;
        return published.keySet().stream()
                .sorted()
                .map(measure -> row(measure, evaluation, taken))
                .toList();
    }

    private String row(Measure measure, Evaluation evaluation, double minutes) {
        Interval interval = evaluation.interval(measure, K, Bootstrap.seeded(1));
        return String.format(
                Locale.ROOT,
                "| %s, auto | %s@%d | %s | %.4f | %.4f–%.4f | %.1f |",
                name,
                measure.label(),
                K,
                published.get(measure),
                interval.mean(),
                interval.low(),
                interval.high(),
                minutes);
    }
}
