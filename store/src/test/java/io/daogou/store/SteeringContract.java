package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.steering.Kept;
import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.RuleAction;
import io.daogou.domain.steering.Selection;
import io.daogou.domain.steering.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store does with what a merchant says about shelves. */
abstract class SteeringContract {
    static final Instant NOON = Instant.parse("2026-05-05T12:00:00.001Z");

    abstract Store store();

    private Kept<Rule> rules() {
        return store().steering().rules();
    }

    static Rule rule(String ruleId, String name, RuleAction action) {
        return new Rule(ruleId, name, List.of(), null, null, Selection.of("a", "茶"), action, false);
    }

    private static Rule full(RuleAction action, boolean sponsored) {
        Selection selects = new Selection(
                List.of("茶", "b"),
                List.of("Kitchen", "Tea > pots"),
                "A \"brand\"",
                new Selection.Attribute("colour = ", "red"),
                new BigDecimal("0.10"),
                new BigDecimal("123456789012.123456789012"));
        return new Rule(
                "r",
                "名\u0000 字",
                List.of("home", "new"),
                NOON.plusNanos(123),
                NOON.plusSeconds(1),
                selects,
                action,
                sponsored);
    }

    @Test
    void aRuleComesBackAsItWasPut() {
        List<Rule> shapes = List.of(
                full(new RuleAction.Boost(1.0000001), true),
                full(new RuleAction.Bury(10), false),
                full(new RuleAction.Hide(), false),
                full(new RuleAction.Only(), false),
                rule("r", "plain", new RuleAction.Pin(199)));
        for (Rule rule : shapes) {
            rules().put("r", rule, "key", NOON);
            assertThat(rules().current())
                    .hasEntrySatisfying("r", now -> assertThat(now.value()).isEqualTo(rule));
        }
    }

    @Test
    void settingsComeBackAsTheyWerePut() {
        Kept<PlacementSettings> placements = store().steering().placements();
        PlacementSettings plain = PlacementSettings.asItComes("new");
        PlacementSettings full = new PlacementSettings(
                "home", false, Map.of("zh", "猜你喜欢", "en", "\"For\" you"), 7, List.of(), true, true, false, 1, 200);
        placements.put("new", plain, "key", NOON);
        placements.put("home", full, "key", NOON);
        assertThat(placements.current().values()).extracting(Version::value).containsExactly(full, plain);
        assertThat(rules().current()).isEmpty();
    }

    @Test
    void everyVersionIsKeptTheLatestFirst() {
        Rule first = rule("a", "first", new RuleAction.Hide());
        Rule second = rule("a", "second", new RuleAction.Only());
        Version<Rule> one = rules().put("a", first, "ada", NOON);
        Version<Rule> other = rules().put("b", rule("b", "other", new RuleAction.Hide()), "bob", NOON);
        Version<Rule> two = rules().put("a", second, "bob", NOON.plusSeconds(1));
        assertThat(List.of(one.version(), other.version(), two.version()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(rules().versions("a")).containsExactly(two, one);
        assertThat(two).isEqualTo(new Version<>(two.version(), NOON.plusSeconds(1), "bob", second));
        assertThat(rules().current()).containsExactly(Map.entry("a", two), Map.entry("b", other));
    }

    @Test
    void whatIsTakenAwayIsGoneAndCanBePutBack() {
        Rule rule = rule("a", "a rule", new RuleAction.Hide());
        rules().put("a", rule, "ada", NOON);
        Version<Rule> gone = rules().put("a", null, "bob", NOON);
        assertThat(rules().current()).isEmpty();
        assertThat(rules().versions("a")).hasSize(2).first().isEqualTo(gone);
        rules().put("a", rules().versions("a").getLast().value(), "bob", NOON);
        assertThat(rules().current())
                .hasEntrySatisfying("a", now -> assertThat(now.value()).isEqualTo(rule));
        assertThat(rules().versions("never")).isEmpty();
    }
}
