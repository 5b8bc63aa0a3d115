package io.daogou.engine;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.RuleAction;
import io.daogou.domain.steering.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a merchant may say, and what a draft would do. */
final class MerchandisingTest {
    @TempDir
    private Path releases;

    private final MemoryShop shop = new MemoryShop();
    private Engine engine;
    private Merchandising merchandising;

    @BeforeEach
    void open() {
        for (String id : List.of("a", "b", "c")) {
            shop.items.put(List.of(item(id, "Things").build()));
        }
        engine = shop.open(releases);
        merchandising = engine.steer(shop.steering);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Rule pin(String itemId, String... placements) {
        return new Rule(
                "r", "A rule", List.of(placements), null, null, Selection.of(itemId), new RuleAction.Pin(0), false);
    }

    private void put(Rule rule) {
        merchandising.rules().put(rule.ruleId(), rule, "test", NOW);
    }

    private static PlacementSettings settings(String placement, @Nullable Integer limit, String... sources) {
        return new PlacementSettings(placement, true, Map.of(), limit, List.of(sources), false, null, null, null, null);
    }

    private static void refused(Runnable action, String field, String... parts) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field))
                .message()
                .contains(parts);
    }

    private List<String> popular() {
        return ids(engine.recommender().recommend(RecommendationRequest.about("popular", List.of(), 3)));
    }

    private static List<String> ids(Recommendation shelf) {
        return shelf.items().stream().map(RecommendedItem::itemId).toList();
    }

    @Test
    void aChangeIsKnownToTheNextAnswerAndCanBeUndone() {
        List<String> before = popular();
        put(pin("c"));
        assertThat(popular()).startsWith("c");
        long version = merchandising.rules().versions("r").getFirst().version();
        merchandising.rules().put("r", null, "test", NOW);
        assertThat(popular()).isEqualTo(before);
        assertThat(merchandising.rules().restore("r", version, "test", NOW)).isPresent();
        assertThat(popular()).startsWith("c");
        assertThat(merchandising.rules().restore("r", version + 1, "test", NOW))
                .as("it was gone then")
                .isEmpty();
        assertThat(merchandising.rules().restore("r", 99, "test", NOW)).isEmpty();
    }

    @Test
    void anEngineThatOpensKnowsWhatWasSaidBefore() {
        put(pin("c"));
        engine.close();
        engine = shop.open(releases);
        merchandising = engine.steer(shop.steering);
        assertThat(popular()).startsWith("c");
    }

    @Test
    void whatDoesNotFitThisShopIsRefused() {
        refused(() -> put(pin("nowhere")), "selects.itemIds", "nowhere", "not in the catalogue");
        refused(() -> put(pin("a", "home", "hoem")), "placements", "hoem", "home, item-similar");
        refused(
                () -> merchandising.placements().put("home", settings("home", null, "latest"), "test", NOW),
                "sources",
                "latest",
                "[taste, content]");
        refused(
                () -> merchandising.placements().put("home", settings("home", null, "taste", "taste"), "test", NOW),
                "sources",
                "twice");
        refused(() -> merchandising.settings("attic"), "placement", "attic");
        assertThat(merchandising.rules().current()).isEmpty();
    }

    @Test
    void thereAreAtMostFiveHundredRules() {
        for (int i = 0; i < 500; i++) {
            shop.steering.rules().put("r" + i, pin("a"), "test", NOW);
        }
        refused(() -> put(pin("a")), "ruleId", "500");
        Selection b = Selection.of("b");
        put(new Rule("r7", "A rule", List.of(), null, null, b, new RuleAction.Pin(0), false));
    }

    @Test
    void aDraftShowsWhatWouldBeAndChangesNothing() {
        put(pin("c"));
        Rule later = new Rule(
                "r", "Later", List.of(), NOW.plusSeconds(60), null, Selection.of("b"), new RuleAction.Pin(0), false);
        RecommendationRequest request = RecommendationRequest.about("popular", List.of(), 2);
        Recommendation then =
                merchandising.preview(request, new Merchandising.Draft(null, List.of(later), NOW.plusSeconds(60)));
        assertThat(ids(then)).startsWith("b").hasSize(2);
        assertThat(then.recommendationId()).isEqualTo("preview");
        assertThat(ids(merchandising.preview(request, new Merchandising.Draft(null, List.of(later), NOW))))
                .as("not yet")
                .first()
                .isNotEqualTo("b");
        PlacementSettings off =
                new PlacementSettings("popular", false, Map.of(), null, null, false, null, null, null, null);
        assertThat(merchandising
                        .preview(request, new Merchandising.Draft(off, List.of(), NOW))
                        .items())
                .isEmpty();
        assertThat(popular()).startsWith("c").hasSize(3);
        assertThat(merchandising.rules().versions("r")).hasSize(1);
        refused(
                () -> merchandising.preview(request, new Merchandising.Draft(null, List.of(pin("nowhere")), NOW)),
                "selects.itemIds",
                "nowhere");
    }

    @Test
    void settingsAreToldWithWhatNobodySaid() {
        merchandising.placements().put("home", settings("home", 7), "test", NOW);
        assertThat(merchandising.settings("home"))
                .isEqualTo(new PlacementSettings("home", true, Map.of(), 7, List.of(), false, true, true, null, null));
        assertThat(merchandising.settings("new").sources()).containsExactly("latest");
        assertThat(merchandising.usualLimit("home")).isEqualTo(7);
        assertThat(merchandising.usualLimit("attic")).isEqualTo(20);
    }
}
