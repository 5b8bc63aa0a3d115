package io.daogou.server;

import io.daogou.learn.evaluation.Bootstrap;
import io.daogou.learn.evaluation.Evaluation;
import io.daogou.learn.evaluation.Interval;
import io.daogou.learn.evaluation.Measure;
import io.daogou.learn.lab.Auto;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.lab.LearnedBehaviours;
import io.daogou.learn.lab.ListWriter;
import io.daogou.server.json.JsonWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a run did and what it took, as JSON. */
final class LabReport {
    private final LabOptions options;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Map<String, Interval> validation = new LinkedHashMap<>();
    private final Map<String, Interval> test = new LinkedHashMap<>();
    private final long begin = System.nanoTime();
    private Map<String, String> parameters = Map.of();
    private Auto.@Nullable Outcome outcome;
    private @Nullable LabData data;

    LabReport(LabOptions options) {
        this.options = options;
    }

    void parameters(Map<String, String> values) {
        parameters = new LinkedHashMap<>(values);
    }

    void data(LabData read) {
        data = read;
    }

    void members(Auto.Outcome found) {
        outcome = found;
    }

    void validation(Evaluation evaluation) {
        measures(evaluation, LabRun.CUT, validation);
    }

    Interval validated(Measure measure) {
        return java.util.Objects.requireNonNull(validation.get(measure.label() + "@" + LabRun.CUT));
    }

    void test(Evaluation evaluation, int k) {
        measures(evaluation, k, test);
    }

    private void measures(Evaluation evaluation, int k, Map<String, Interval> into) {
        for (Measure measure : Measure.values()) {
            into.put(measure.label() + "@" + k, evaluation.interval(measure, k, Bootstrap.seeded(options.seed)));
        }
    }

    /** Does something and notes how long it took. */
    <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            seconds.merge(what, (System.nanoTime() - start) / 1e9, Double::sum);
        }
    }

    /** Writes the file that the options name, if any. */
    void write() {
        if (options.report != null) {
            try (ListWriter out = new ListWriter(options.report)) {
                out.text(json());
                out.finish();
            }
        }
    }

    private String json() {
        JsonWriter json = new JsonWriter();
        json.beginObject().field("model", options.model).texts("parameters", parameters);
        members(json);
        if (data != null) {
            json.name("data").beginObject();
            json.field("format", options.format().label());
            json.field("users", data.users().size());
            json.field("items", data.items().size());
            json.field("entries", data.sequences().size()).endObject();
            behaviours(json, data.sequences().kinds(), data.behaviours());
        }
        measures(json, "validation", validation);
        if (outcome != null) {
            json.field("validationNote", "tuned on this part");
        }
        measures(json, "test", test);
        json.name("seconds").beginObject();
        seconds.forEach((name, value) -> json.name(name).number(Math.round(value * 1000) / 1000.0));
        json.name("total")
                .number(Math.round((System.nanoTime() - begin) / 1e6) / 1000.0)
                .endObject();
        json.field("threads", options.threads()).field("seed", options.seed);
        json.field("peakHeapBytes", peakHeap()).field("peakProcessBytes", peakProcess());
        return json.endObject() + "\n";
    }

    private void members(JsonWriter json) {
        if (outcome == null) {
            return;
        }
        double[][] weights = outcome.weights().weights();
        json.name("historyLengths").beginArray();
        for (int bound : outcome.weights().bounds()) {
            json.number(bound);
        }
        json.endArray().name("members").beginArray();
        for (int m = 0; m < outcome.members().size(); m++) {
            Auto.Member member = outcome.members().get(m);
            json.beginObject().field("model", member.kind().name());
            json.texts("parameters", member.values().all()).name("weights").beginArray();
            for (double[] row : weights) {
                json.number(row[m]);
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static void behaviours(JsonWriter json, List<String> kinds, @Nullable LearnedBehaviours learned) {
        if (learned == null) {
            return;
        }
        json.name("behaviours").beginObject().field("wanted", kinds.get(learned.wanted()));
        json.name("kinds").beginObject();
        for (int kind = 0; kind < kinds.size(); kind++) {
            json.name(kinds.get(kind)).number(learned.behaviours().kinds()[kind]);
        }
        json.endObject();
        double halfLife = learned.behaviours().halfLifeDays();
        if (halfLife < Double.POSITIVE_INFINITY) {
            json.name("halfLifeDays").number(halfLife);
        }
        json.name("repeats").number(learned.behaviours().repeats());
        json.name("ndcg@20").number(learned.ndcg()).name("ndcg@20Alike").number(learned.baseline());
        json.field("users", learned.users()).endObject();
    }

    private static void measures(JsonWriter json, String name, Map<String, Interval> measures) {
        if (measures.isEmpty()) {
            return;
        }
        json.name(name).beginObject();
        measures.forEach((measure, interval) -> {
            json.name(measure).beginObject().name("mean").number(interval.mean());
            json.name("low")
                    .number(interval.low())
                    .name("high")
                    .number(interval.high())
                    .endObject();
        });
        json.endObject();
    }

    /** The peaks of the heap's pools, which need not have come at one time: an upper bound, and never above the limit. */
    private static long peakHeap() {
        long sum = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(LabReport::peak)
                .sum();
        return Math.min(sum, Runtime.getRuntime().maxMemory());
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage() == null ? 0 : pool.getPeakUsage().getUsed();
    }

    /** The most memory the process held, as Linux tells it; 0 elsewhere. */
    private static long peakProcess() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
            for (String line : lines) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException elsewhere) {
            // There is no such file on other systems.
        }
        return 0;
    }
}
