package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.shopper.Owners;
import io.daogou.engine.FittedModel;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.TrainingProgress;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighbourSearchTest {
    @Test
    void exactlyOneModelOfTheReportIsChosenAndNoneIsBetter() {
        MemoryShop shop = Groups.shop(900, 6);
        ActionLog log = ActionLog.read(shop.log, Owners.of(shop.people), TrainingProgress.SILENT);
        Validation validation = Validation.of(log, 42);
        NeighbourSearch search = new NeighbourSearch(log, 5, TrainingProgress.SILENT);
        int[] categories = new int[log.items().size()];
        Choice together = search.together(Baskets.of(log, validation), categories);
        for (Choice choice : List.of(search.similar(validation), together)) {
            List<FittedModel> chosen =
                    choice.report().stream().filter(FittedModel::chosen).toList();
            assertThat(chosen).hasSize(1);
            assertThat(chosen.getFirst().name()).isEqualTo(choice.recipe().name());
            assertThat(choice.report())
                    .allSatisfy(each -> assertThat(recall(each)).isLessThanOrEqualTo(recall(chosen.getFirst())));
        }
    }

    private static double recall(FittedModel model) {
        return model.measures().getOrDefault("recall@20", -1.0);
    }
}
