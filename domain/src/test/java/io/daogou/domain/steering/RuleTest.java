package io.daogou.domain.steering;

import static io.daogou.domain.check.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RuleTest {
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");
    private static final Selection BRAND = new Selection(List.of(), List.of(), "Acme", null, null, null);

    private static Rule rule(Selection selects, RuleAction action, boolean sponsored) {
        return new Rule("r", "A rule", List.of(), null, null, selects, action, sponsored);
    }

    private static Rule between(Instant from, Instant until) {
        return new Rule("r", "A rule", List.of(), from, until, BRAND, new RuleAction.Hide(), false);
    }

    private static Selection prices(String least, String most) {
        return new Selection(List.of(), List.of(), null, null, new BigDecimal(least), new BigDecimal(most));
    }

    @Test
    void aWindowBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
        Rule rule = between(NOON, NOON.plusSeconds(1));
        assertThat(rule.isInForce(NOON.minusNanos(1))).isFalse();
        assertThat(rule.isInForce(NOON)).isTrue();
        assertThat(rule.isInForce(NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void bounds() {
        assertRefused(() -> between(NOON, NOON), "from", NOON.toString(), "before");
        assertRefused(() -> new RuleAction.Boost(1), "action.factor", "1.0", "at most 10");
        assertRefused(() -> new RuleAction.Bury(10.1), "action.factor", "10.1", "at most 10");
        assertRefused(() -> new RuleAction.Boost(Double.NaN), "action.factor", "NaN", "at most 10");
        assertRefused(() -> new RuleAction.Pin(200), "action.position", "200", "0 to 199");
        assertRefused(() -> prices("2", "1"), "selects.minPrice", "2", "at most 1");
        assertRefused(() -> prices("-1", "1"), "selects.minPrice", "-1", "0 or more");
        String name = "x".repeat(10_000);
        assertRefused(
                () -> new Rule("r", name, List.of(), null, null, BRAND, new RuleAction.Hide(), false),
                "name",
                "10002 characters",
                "at most 200");
    }

    @Test
    void whatASelectionMustSay() {
        assertRefused(
                () -> new Selection(List.of(), List.of(), null, null, null, null), "selects", "nothing", "itemIds");
        assertRefused(() -> rule(BRAND, new RuleAction.Pin(0), false), "selects", "Acme", "itemIds alone");
        Selection many = new Selection(
                IntStream.range(0, 21).mapToObj(i -> "i" + i).toList(), List.of(), null, null, null, null);
        assertRefused(() -> rule(many, new RuleAction.Pin(0), false), "selects.itemIds", "21", "at most 20");
        assertRefused(
                () -> new Selection(Collections.nCopies(1_001, "i"), List.of(), null, null, null, null),
                "selects.itemIds",
                "1001",
                "at most 1000");
    }

    @Test
    void onlyAPinOrABoostCanBePaidFor() {
        assertRefused(() -> rule(BRAND, new RuleAction.Hide(), true), "sponsored", "hide", "pin or a boost");
        assertThat(rule(BRAND, new RuleAction.Boost(2), true).sponsored()).isTrue();
    }

    @Test
    void titlesAreInTheLanguagesThereAre() {
        assertRefused(
                () -> new PlacementSettings(
                        "home", true, Map.of("fr", "Pour vous"), null, null, false, null, null, null, null),
                "title",
                "fr",
                "en, zh");
        assertRefused(
                () -> new PlacementSettings("home", true, Map.of(), 201, null, false, null, null, null, null),
                "limit",
                "201",
                "1 to 200");
    }
}
