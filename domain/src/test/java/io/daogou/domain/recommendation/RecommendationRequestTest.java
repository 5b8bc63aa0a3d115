package io.daogou.domain.recommendation;

import static io.daogou.domain.check.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecommendationRequestTest {
    private static RecommendationRequest withHistory(List<String> history) {
        return new RecommendationRequest("home", null, null, List.of(), history, 1, Filter.NONE);
    }

    @Test
    void asksForOneToTwoHundredItems() {
        assertThat(RecommendationRequest.forDevice("home", "d", 1).limit()).isEqualTo(1);
        assertThat(RecommendationRequest.forShopper("home", "s", 200).shopperId())
                .isEqualTo("s");
        assertRefused(() -> RecommendationRequest.forDevice("home", "d", 0), "limit", "0", "1 to 200");
        assertRefused(() -> RecommendationRequest.forDevice("home", "d", 201), "limit", "201", "1 to 200");
    }

    @Test
    void checksEachIdentifier() {
        assertRefused(() -> RecommendationRequest.forDevice("", "d", 1), "placement", "", "1 to 128");
        assertRefused(() -> RecommendationRequest.forDevice("home", " d", 1), "deviceId", " d", "trim");
        assertRefused(() -> RecommendationRequest.forShopper("home", "", 1), "shopperId", "", "1 to 128");
        assertRefused(() -> RecommendationRequest.about("home", List.of("a", " "), 1), "itemId", " ", "1 to 128");
        assertRefused(() -> withHistory(List.of("")), "history", "", "1 to 128");
    }

    @Test
    void limitsItsLists() {
        assertThat(RecommendationRequest.about("home", Collections.nCopies(200, "a"), 1)
                        .itemIds())
                .hasSize(200);
        assertRefused(
                () -> RecommendationRequest.about("home", Collections.nCopies(201, "a"), 1),
                "itemId",
                "201",
                "at most 200");
        assertThat(withHistory(Collections.nCopies(1_000, "a")).history()).hasSize(1_000);
        assertRefused(() -> withHistory(Collections.nCopies(1_001, "a")), "history", "1001", "at most 1000");
    }

    @Test
    void checksThePricesOfAFilter() {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal ten = BigDecimal.TEN;
        assertThat(new Filter(List.of(), one, one, null, null).minPrice()).isEqualTo(one);
        assertRefused(() -> new Filter(List.of(), ten, one, null, null), "minPrice", "10", "at most 1");
        assertRefused(() -> new Filter(List.of(), one.negate(), null, null, null), "minPrice", "-1", "0 or more");
        assertRefused(() -> new Filter(List.of(), null, one.negate(), null, null), "maxPrice", "-1", "0 or more");
    }

    @Test
    void cannotBeChangedFromOutside() {
        List<String> ids = new ArrayList<>(List.of("a"));
        RecommendationRequest request = RecommendationRequest.about("home", ids, 1);
        Filter filter = new Filter(ids, null, null, null, null);
        ids.add("b");
        assertThat(request.itemIds()).containsExactly("a");
        assertThat(filter.category()).containsExactly("a");
    }
}
