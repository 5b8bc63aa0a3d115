package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventItem;
import io.daogou.domain.item.Item;
import io.daogou.insight.analysis.Interests;
import io.daogou.insight.analysis.InterestsAnswer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interests are what weighing each event of a person by hand gives. */
final class InterestsTest {
    private static final Instant AT = Instant.parse("2026-02-10T00:00:00Z");

    @TempDir
    private Path folder;

    private static final class Tag {
        double strength;
        long lastSeen;
        final Set<Long> evidence = new HashSet<>();
    }

    @Test
    void logsOfChance() {
        for (long seed = 0; seed < 3; seed++) {
            try (Shop shop = Logs.chance(folder.resolve("log" + seed), seed, 3_000)) {
                for (int person = 0; person < 12; person++) {
                    check(shop, new Interests("s" + person, true, AT, 20, 1_000), "shopper s" + person);
                }
                check(shop, new Interests("d1", false, AT, 20, 1_000), "device d1");
            }
        }
    }

    @Test
    void theDemoShop() {
        try (Shop shop = Logs.demo(folder, 30, 3)) {
            String shopper = shop.byPerson().keySet().stream()
                    .filter(person -> person.startsWith("shopper "))
                    .findFirst()
                    .orElseThrow()
                    .substring(8);
            Interests question = new Interests(shopper, true, Instant.parse("2026-07-01T00:00:00Z"), 30, 1_000);
            InterestsAnswer answer = check(shop, question, "shopper " + shopper);
            assertThat(answer.interests())
                    .extracting(InterestsAnswer.Interest::kind)
                    .contains("attribute", "brand", "category", "price");
        }
    }

    @Test
    void nobodyKnowsThem() {
        try (Shop shop = new Shop(folder)) {
            assertThat(shop.ask(new Interests("stranger", true, AT, 30, 10)).interests())
                    .isEmpty();
        }
    }

    private static InterestsAnswer check(Shop shop, Interests question, String person) {
        Map<String, Item> items = shop.items();
        Map<String, Tag> tags = new TreeMap<>();
        for (Shop.Done done : shop.byPerson().getOrDefault(person, List.of())) {
            double weight = weight(done);
            if (weight == 0 || done.millis() > question.at().toEpochMilli()) {
                continue;
            }
            double days = (question.at().toEpochMilli() - done.millis()) / 86_400e3;
            for (EventItem line : done.event().items()) {
                Item item = items.get(line.itemId());
                for (String name : item == null ? List.<String>of() : names(item)) {
                    Tag tag = tags.computeIfAbsent(name, key -> new Tag());
                    tag.strength += weight * Math.pow(.5, days / question.halfLifeDays());
                    tag.evidence.add(done.offset());
                    tag.lastSeen = Math.max(tag.lastSeen, done.millis());
                }
            }
        }
        tags.values().removeIf(tag -> tag.strength <= 0);
        InterestsAnswer answer = shop.ask(question);
        List<InterestsAnswer.Interest> told = answer.interests().stream()
                .filter(interest -> !interest.kind().equals("price"))
                .toList();
        assertThat(told).hasSameSizeAs(tags.keySet()).allSatisfy(interest -> {
            Tag tag = tags.getOrDefault(interest.kind() + "|" + interest.name(), new Tag());
            double strongest = tags.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(interest.kind() + "|"))
                    .mapToDouble(entry -> entry.getValue().strength)
                    .max()
                    .orElse(0);
            assertThat(interest.strength()).isEqualTo(tag.strength / strongest, Offset.offset(1e-6));
            assertThat(interest.evidence()).isEqualTo(tag.evidence.size());
            assertThat(interest.lastSeen().toEpochMilli()).isEqualTo(tag.lastSeen);
        });
        return answer;
    }

    private static double weight(Shop.Done done) {
        return switch (done.event().type()) {
            case PURCHASE -> 5;
            case ADD_TO_CART, ADD_TO_WISHLIST -> 3;
            case SHARE -> 2;
            case VIEW_ITEM, SELECT_ITEM -> 1;
            case DISLIKE -> -3;
            default -> 0;
        };
    }

    private static List<String> names(Item item) {
        List<String> names = new ArrayList<>();
        for (int level = 1; level <= item.productType().size(); level++) {
            names.add("category|" + String.join(" > ", item.productType().subList(0, level)));
        }
        if (item.brand() != null) {
            names.add("brand|" + item.brand());
        }
        item.attributes().forEach((name, value) -> names.add("attribute|" + name + ": " + value));
        return names;
    }
}
