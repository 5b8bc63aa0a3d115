package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Owners;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.lab.Auto;
import io.daogou.learn.lab.LabData;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Real shops, cut in two: everything is chosen from what came before, and asked about what came after. What is chosen
 * must find at least as much there as each of its members alone, but for a little chance, and clearly more than popularity.
 */
class BlendQualityTest {
    private static final double LAST_SHARE = .1;
    private static final EngineSettings QUICK = MemoryShop.settings()
            .withTraining(
                    List.of(
                            "popular",
                            "item-knn",
                            "transitions",
                            "session-knn",
                            "graph-filter",
                            "sparse-inverse",
                            "ease"),
                    1);

    @Test
    void onInvoicesOfAGiftShop() throws IOException {
        List<Event> events = new ArrayList<>();
        read(
                "uci-online-retail/online_retail.csv.gz",
                line -> {
                    String[] cells = line.split(",", -1);
                    int end = cells.length;
                    if (end < 8
                            || cells[0].startsWith("C")
                            || cells[end - 2].isEmpty()
                            || !cells[end - 4].startsWith("20")) {
                        return null;
                    }
                    Instant time = LocalDateTime.parse(cells[end - 4].replace(' ', 'T'))
                            .toInstant(ZoneOffset.UTC);
                    return MemoryShop.event("d", cells[end - 2], EventType.PURCHASE, time, cells[1]);
                },
                events);
        events.sort(BY_TIME);
        Instant cut =
                events.get((int) (events.size() * (1 - LAST_SHARE))).header().time();
        List<Event> before = events.stream()
                .filter(event -> !event.header().time().isAfter(cut))
                .toList();
        assertBlendHolds("uci-online-retail", before, Validation.after(log(events), cut), log(events));
    }

    @Test
    void onLooksCartsAndPurchasesOfAShop() throws IOException {
        List<Event> events = new ArrayList<>();
        EventType[] types = {EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.PURCHASE};
        String[] files = {"view", "cart", "buy"};
        for (int k = 0; k < files.length; k++) {
            EventType type = types[k];
            read(
                    "retailrocket/" + files[k] + ".tsv.gz",
                    line -> {
                        String[] cells = line.split("\t", -1);
                        return MemoryShop.event(
                                "d", "u" + cells[0], type, Instant.ofEpochSecond(Long.parseLong(cells[2])), cells[1]);
                    },
                    events);
        }
        events.sort(BY_TIME);
        // Cut at a moment, 74 questions would be left: the last purchase of each is asked, as training itself does
        // then.
        Validation test = Validation.of(log(events), 1);
        Interactions asked = test.split(ActionWeights.EQUAL).test();
        assertThat(asked.users()).isEqualTo(log(events).owners());
        Map<String, Integer> owners = new HashMap<>();
        Vocabulary items = log(events).items();
        events.forEach(event -> owners.putIfAbsent(shopper(event), owners.size()));
        List<Event> before = events.stream()
                .filter(event -> !asked.contains(
                        owners.getOrDefault(shopper(event), -1),
                        items.index(event.items().getFirst().itemId())))
                .toList();
        assertThat(before).hasSizeLessThan(events.size() - asked.size() + 1);
        assertBlendHolds("retailrocket", before, test, log(events));
    }

    private static final Comparator<Event> BY_TIME =
            Comparator.comparing(event -> event.header().time());

    private static String shopper(Event event) {
        return String.valueOf(event.header().shopperId());
    }

    private static ActionLog log(List<Event> events) {
        MemoryShop shop = new MemoryShop();
        shop.log.append(events);
        return ActionLog.read(shop.log, Owners.of(shop.people), TrainingProgress.SILENT);
    }

    /** Chosen from what came before only; then fitted on the past of the test, and asked. */
    private static void assertBlendHolds(String name, List<Event> before, Validation test, ActionLog log) {
        ActionLog past = log(before);
        Home home = new HomeSearch(QUICK, TrainingProgress.SILENT)
                .search(Validation.of(past, QUICK.seed()), past.items(), past.kinds());
        LabData data = LabData.of(log.items(), test.sequences(home.weights()));
        Evaluator evaluator = new Evaluator(test.questions(home.weights()));
        Auto.Choice choice = java.util.Objects.requireNonNull(home.blend());
        Model blend = choice.fit(data, new TrainingReporter(TrainingProgress.SILENT));
        double together = value(name + " " + choice.members().size() + " together", evaluator.evaluate(blend, 20));
        double best = 0;
        for (Auto.Member member : choice.members()) {
            Model alone = member.kind().fit(data, member.values(), Progress.NONE);
            best = Math.max(best, value(name + " " + member.kind().name(), evaluator.evaluate(alone, 20)));
        }
        assertThat(together).as("against the best member").isGreaterThan(.97 * best);
        Auto.Member popular = new Auto.Member(
                io.daogou.learn.lab.ModelKinds.named("popular"),
                io.daogou.learn.lab.ModelKinds.named("popular").values(Map.of()));
        double blind = value(
                name + " popular", evaluator.evaluate(popular.kind().fit(data, popular.values(), Progress.NONE), 20));
        assertThat(together).as("against popularity").isGreaterThan(1.2 * blind);
    }

    private static double value(String what, Metrics metrics) {
        System.out.println(what + ": " + metrics);
        return metrics.recall() + metrics.ndcg();
    }

    private interface Line extends Function<String, @org.jspecify.annotations.Nullable Event> {}

    private static void read(String file, Line parse, List<Event> into) throws IOException {
        String root = System.getProperty("daogou.data", System.getenv().getOrDefault("DAOGOU_DATA", ""));
        Path path = Path.of(root, file);
        if (root.isEmpty() || !Files.isReadable(path)) {
            System.out.println("SKIPPED: " + file + " is missing; set -Ddaogou.data or DAOGOU_DATA");
            Assumptions.abort(file + " is missing");
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Event event = parse.apply(line);
                if (event != null) {
                    into.add(event);
                }
            }
        }
    }
}
