package io.daogou.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.RecommendationRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coffee is bought every 30 days, sofas once; nobody waits for a job to see what is due. */
class BuyAgainTest {
    private static final int DAY_MINUTES = 24 * 60;

    @TempDir
    Path root;

    private final MemoryShop shop = new MemoryShop();

    private void buy(String shopper, int daysAgo, String item) {
        shop.log.append(List.of(MemoryShop.byShopper(shopper, EventType.PURCHASE, (long) daysAgo * DAY_MINUTES, item)));
    }

    private Engine trained(int regulars) {
        for (String coffee : List.of("coffee", "mocha", "decaf")) {
            shop.items.put(List.of(MemoryShop.item(coffee, "Coffee").build()));
        }
        shop.items.put(List.of(
                MemoryShop.item("sofa", "Sofas").build(),
                MemoryShop.item("lamp", "Lamps").build()));
        for (int regular = 0; regular < regulars; regular++) {
            for (int month = 1; month < 5; month++) {
                buy("regular " + regular, 3 + 30 * month + regular % 3, "coffee");
            }
            buy("regular " + regular, 50, "sofa");
            // Two clicks on one day are no habit.
            buy("regular " + regular, 50, "sofa");
        }
        buy("cem", 200, "decaf");
        Engine engine = shop.open(root, MemoryShop.settings().withTraining(List.of("popular"), .2));
        engine.training().train(TrainingProgress.SILENT);
        return engine;
    }

    private static List<String> due(Engine engine, String shopper) {
        return engine
                .recommender()
                .recommend(RecommendationRequest.forShopper("buy-again", shopper, 5))
                .items()
                .stream()
                .filter(item -> item.reasons().contains(new Reason.BuyAgain()))
                .map(item -> item.itemId())
                .toList();
    }

    @Test
    void whatIsDueByTheUsualIntervalComesFirstAndTheShelfIsFull() {
        try (Engine engine = trained(5)) {
            engine.events()
                    .append(List.of(
                            MemoryShop.byShopper("ada", EventType.PURCHASE, 33L * DAY_MINUTES, "coffee"),
                            MemoryShop.byShopper("ada", EventType.PURCHASE, 60L * DAY_MINUTES, "sofa")));
            assertThat(due(engine, "ada")).containsExactly("coffee");
            RecommendationRequest request = RecommendationRequest.forShopper("buy-again", "ada", 5);
            assertThat(engine.recommender().recommend(request).items())
                    .hasSize(5)
                    .first()
                    .matches(item -> item.itemId().equals("coffee"));
            assertThat(due(engine, "bob")).as("bought nothing").isEmpty();
        }
    }

    @Test
    void nothingIsDueTooEarlyTooLateOrInTheCart() {
        try (Engine engine = trained(5)) {
            engine.events()
                    .append(List.of(
                            MemoryShop.byShopper("early", EventType.PURCHASE, 10L * DAY_MINUTES, "coffee"),
                            MemoryShop.byShopper("late", EventType.PURCHASE, 150L * DAY_MINUTES, "coffee"),
                            MemoryShop.byShopper("nearly", EventType.PURCHASE, 25L * DAY_MINUTES, "coffee")));
            assertThat(due(engine, "early")).isEmpty();
            assertThat(due(engine, "late")).isEmpty();
            assertThat(due(engine, "nearly")).containsExactly("coffee");
            engine.events().append(List.of(MemoryShop.byShopper("nearly", EventType.ADD_TO_CART, 1, "coffee")));
            assertThat(due(engine, "nearly")).isEmpty();
        }
    }

    @Test
    void anItemWithoutAHabitOfItsOwnTakesThatOfItsCategory() {
        try (Engine engine = trained(6)) {
            engine.events()
                    .append(List.of(
                            MemoryShop.byShopper("ada", EventType.PURCHASE, 31L * DAY_MINUTES, "decaf"),
                            MemoryShop.byShopper("ada", EventType.PURCHASE, 40L * DAY_MINUTES, "coffee")));
            assertThat(due(engine, "ada")).containsExactly("decaf", "coffee");
        }
    }

    @Test
    void theHabitOfAFewIsNotTold() {
        try (Engine engine = trained(4)) {
            engine.events()
                    .append(List.of(MemoryShop.byShopper("ada", EventType.PURCHASE, 33L * DAY_MINUTES, "coffee")));
            assertThat(due(engine, "ada")).isEmpty();
        }
    }
}
