package io.daogou.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulation;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Item;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.TrainingProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop on disk that shows shelves, hears what came of them over its log, learns a ranker and serves it over HTTP. Whatever their taste,
 * its shoppers click what is cheap among its like: no model of tastes can know, a ranker can.
 */
final class RankedShopTest {
    private static final int VISITS = 4_000;
    private static final EngineSettings QUICK = EngineSettings.defaults()
            .withConsentRequired(false)
            .withTraining(List.of("popular", "item-knn"), 3)
            .withExploration(.1);

    @TempDir
    private Path folder;

    @Test
    void whatWasShownAndChosenBecomesARankerThatServes() {
        DemoShop demo = DemoShop.generate(1);
        Simulation simulation =
                Simulator.simulate(demo, SimulatorSettings.defaults().withShoppers(1_500));
        List<String> members = simulation.truth().shopperIds().stream()
                .filter(simulation.truth()::isMember)
                .toList();
        try (RunningShop shop = RunningShop.onDisk(folder, QUICK)) {
            Engine engine = shop.assembly().engine();
            engine.catalog().put(demo.items());
            engine.events().append(simulation.events());
            engine.training().train(TrainingProgress.SILENT);
            assertThat(shop.admin("GET", "/v1/releases", "").body().contains("lately 0 tell"))
                    .isTrue();

            Set<String> cheap = cheap(demo);
            double before = cheapShare(shop, members, cheap);
            visit(engine, cheap, members);
            engine.training().train(TrainingProgress.SILENT);
            String releases = shop.admin("GET", "/v1/releases", "").body();
            assertThat(releases.contains("\"ndcgOfBlend\":"))
                    .as("a ranker serves")
                    .isTrue();
            double after = cheapShare(shop, members, cheap);
            System.out.printf("share of cheap items on home shelves: %.2f, ranked %.2f%n", before, after);
            assertThat(after).isGreaterThan(before + .15);
            assertThat(home(shop, members.getFirst())).doesNotContain("degraded");
            assertThat(shop.get("/v1/health").body()).contains("\"status\":\"ok\"");
        }
        assertThat(releases()).contains("sorted again", "ndcg .", "no: of the home shelves");
    }

    private static String home(RunningShop shop, String shopper) {
        return shop.get("/v1/recommendations?placement=home&limit=6&shopperId=" + shopper)
                .body();
    }

    private static double cheapShare(RunningShop shop, List<String> members, Set<String> cheap) {
        return members.stream()
                .limit(30)
                .mapToDouble(shopper -> share(home(shop, shopper), cheap))
                .average()
                .orElseThrow();
    }

    /** The share of a shelf that is cheap. */
    private static double share(String shelf, Set<String> cheap) {
        List<String> shown = Pattern.compile("\\{\"itemId\":\"([^\"]+)\",\"score\"")
                .matcher(shelf)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(shown).hasSize(6);
        return shown.stream().filter(cheap::contains).count() / 6.0;
    }

    /** The cheaper half of each category. */
    private static Set<String> cheap(DemoShop demo) {
        Set<String> cheap = new HashSet<>();
        demo.items().stream()
                .collect(Collectors.groupingBy(Item::productType))
                .values()
                .forEach(items -> items.stream()
                        .sorted(Comparator.comparing(item ->
                                Objects.requireNonNull(item.currentPrice()).amount()))
                        .limit(items.size() / 2)
                        .forEach(item -> cheap.add(item.itemId())));
        return cheap;
    }

    private static void visit(Engine engine, Set<String> cheap, List<String> members) {
        SplittableRandom random = new SplittableRandom(7);
        List<Event> events = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            String shopper = members.get(random.nextInt(members.size()));
            Recommendation shelf = engine.recommender()
                    .recommend(new RecommendationRequest("home", null, shopper, List.of(), null, 12, Filter.NONE));
            Instant time = DemoShop.NOW.plusSeconds(60L * visit);
            List<EventItem> shown = shelf.items().stream()
                    .map(item -> EventItem.of(item.itemId()))
                    .toList();
            String id = shelf.recommendationId();
            events.add(new Event.Impression(header("visit " + visit, time, shopper, id), shown, "home"));
            for (int position = 0; position < shown.size(); position++) {
                double click = cheap.contains(shown.get(position).itemId()) ? .5 : .02;
                if (random.nextDouble() < click / (1 + position)) {
                    EventHeader header = header("click " + visit + " " + position, time, shopper, id);
                    events.add(new Event.ItemAction(header, EventType.SELECT_ITEM, List.of(shown.get(position)), null));
                }
            }
            if (events.size() > 500) {
                engine.events().append(events);
                events = new ArrayList<>();
            }
        }
        engine.events().append(events);
    }

    private static EventHeader header(String eventId, Instant time, String shopper, String recommendation) {
        return new EventHeader(eventId, time, "phone of " + shopper, shopper, null, Platform.ANDROID, recommendation);
    }

    private String releases() {
        StringWriter out = new StringWriter();
        int status =
                Main.commandLine().setOut(new PrintWriter(out, true)).execute("releases", "--data", folder.toString());
        assertThat(status).isZero();
        return out.toString().replace("ndcg 0.", "ndcg .");
    }
}
