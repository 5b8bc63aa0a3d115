package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSearchTest {
    private final MemoryShop shop = Groups.shop(900, 6);
    private final ActionLog log = ActionLog.read(shop.log, shop.links, TrainingProgress.SILENT);
    private final Validation validation = Validation.of(log, 42);

    static EngineSettings settings(String... models) {
        return new EngineSettings(100, 30, 30, 3, 5, .05, List.of(models), 42);
    }

    private static ModelSearch search(String... models) {
        return new ModelSearch(settings(models), TrainingProgress.SILENT);
    }

    @Test
    void theModelThatSeesTheGroupsBeatsPopularityByFar() {
        Choice choice = search("popular", "item-knn", "ease").home(validation, log.kinds());
        double popular = recall(choice.report(), "popular");
        assertThat(choice.recipe()).isNotNull();
        assertThat(popular).as("20 of 120 items, blindly").isLessThan(.35);
        assertThat(choice.recall()).isGreaterThan(2 * popular);
    }

    @Test
    void theWeightsFindThatPurchasesTellMoreThanLooks() {
        ActionWeights weights = search("item-knn").home(validation, log.kinds()).weights();
        assertThat(weights.bought()).isGreaterThanOrEqualTo(2 * weights.viewed());
    }

    @Test
    void exactlyOneModelOfTheReportIsChosenAndNoneIsBetter() {
        for (Choice choice : List.of(
                search("popular", "item-knn", "ease").home(validation, log.kinds()),
                search().similar(validation),
                search().together(Baskets.of(log, validation)))) {
            List<FittedModel> chosen =
                    choice.report().stream().filter(FittedModel::chosen).toList();
            assertThat(chosen).hasSize(1);
            assertThat(chosen.getFirst().measures()).containsEntry("recall@20", choice.recall());
            assertThat(choice.report())
                    .allSatisfy(
                            each -> assertThat(each.measures().get("recall@20")).isLessThanOrEqualTo(choice.recall()));
        }
    }

    @Test
    void onlyEnabledModelsAreFitted() {
        assertThat(names(search("popular"))).containsOnly("popular");
        assertThat(names(search("ease"))).containsOnly("ease");
        assertThat(names(search("item-knn")))
                .contains("item-knn cosine", "item-knn llr")
                .doesNotContain("popular");
    }

    @Test
    void whereNoModelIsEnabledPopularityIsLeft() {
        Choice choice = search().home(validation, log.kinds());
        assertThat(choice.recipe()).isNull();
        assertThat(choice.report())
                .singleElement()
                .satisfies(each -> assertThat(each.chosen()).isTrue());
    }

    @Test
    void everyStepIsToldByName() {
        List<String> steps = new ArrayList<>();
        var _ = new ModelSearch(settings("popular", "item-knn", "ease"), (step, done, total) -> steps.add(step))
                .home(validation, log.kinds());
        assertThat(steps)
                .contains("fitting popular", "fitting item-knn cosine", "fitting ease")
                .doesNotContain("");
    }

    private List<String> names(ModelSearch search) {
        return search.home(validation, log.kinds()).report().stream()
                .map(FittedModel::name)
                .toList();
    }

    private static double recall(List<FittedModel> report, String name) {
        return report.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow()
                .measures()
                .getOrDefault("recall@20", -1.0);
    }
}
