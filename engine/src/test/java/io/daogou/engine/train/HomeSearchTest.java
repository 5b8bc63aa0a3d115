package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daogou.domain.shopper.Owners;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.FittedModel;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.lab.ModelKind;
import io.daogou.learn.lab.ModelKinds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomeSearchTest {
    private static final String[] QUICK = {"popular", "item-knn", "transitions", "ease"};

    private final MemoryShop shop = Groups.shop(900, 6);
    private final ActionLog log = ActionLog.read(shop.log, Owners.of(shop.people), TrainingProgress.SILENT);
    private final Validation validation = Validation.of(log, 42);

    static EngineSettings settings(String... models) {
        return new EngineSettings(100, 30, 30, 3, 5, .05, List.of(models), .5, 42, 0, false);
    }

    private Home home(String... models) {
        return new HomeSearch(settings(models), TrainingProgress.SILENT).search(validation, log.items(), log.kinds());
    }

    @Test
    void theModelsThatSeeTheGroupsBeatPopularityByFar() {
        double popular = home("popular").recall();
        Home home = home(QUICK);
        assertThat(home.blend()).isNotNull();
        assertThat(popular).as("20 of 120 items, blindly").isLessThan(.35);
        assertThat(home.recall()).isGreaterThan(2 * popular);
    }

    @Test
    void theWeightsFindThatPurchasesTellMoreThanLooks() {
        ActionWeights weights = home("item-knn").weights();
        assertThat(weights.bought()).isGreaterThanOrEqualTo(2 * weights.viewed());
    }

    @Test
    void whatServesStandsFirstAndTheSharesOfItsMembersAddUp() {
        Home home = home(QUICK);
        List<FittedModel> report = home.report();
        assertThat(report).extracting(FittedModel::placement).containsOnly("home");
        assertThat(report.getFirst().weight()).isEqualTo(1);
        assertThat(report.getFirst().measures()).containsEntry("recall@20", home.recall());
        List<FittedModel> members = report.stream()
                .filter(model -> model.chosen() && !model.name().equals(FittedModel.BLEND))
                .toList();
        assertThat(members)
                .hasSameSizeAs(java.util.Objects.requireNonNull(home.blend()).members());
        assertThat(members.stream().mapToDouble(FittedModel::weight).sum()).isCloseTo(1, within(1e-6));
        assertThat(report.stream().anyMatch(model -> model.name().equals(FittedModel.BLEND)))
                .isEqualTo(members.size() > 1);
    }

    @Test
    void whatServesIsAtLeastAsGoodAsEveryModelAlone() {
        Home home = home(QUICK);
        // Shares are found by recall and ndcg together.
        double together = value(home.report().getFirst());
        assertThat(home.report()).allSatisfy(each -> assertThat(value(each)).isLessThanOrEqualTo(together + 1e-9));
    }

    private static double value(FittedModel model) {
        return model.measures().getOrDefault("recall@20", -1.0)
                + model.measures().getOrDefault("ndcg@20", -1.0);
    }

    @Test
    void onlyEnabledModelsAreFitted() {
        assertThat(names("popular")).containsOnly("popular");
        assertThat(names("ease")).containsOnly("ease");
        assertThat(names("item-knn", "transitions"))
                .contains("item-knn", "transitions")
                .doesNotContain("popular", "ease");
    }

    @Test
    void wherePopularityIsAllThereIsItIsLeftToTheLiveRanking() {
        for (Home home : List.of(home(), home("popular"))) {
            assertThat(home.blend()).isNull();
            assertThat(home.report()).singleElement().satisfies(each -> {
                assertThat(each.name()).isEqualTo("popular");
                assertThat(each.chosen()).isTrue();
            });
        }
    }

    @Test
    void everyStepAndEveryResultIsTold() {
        List<String> steps = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        TrainingProgress progress = new TrainingProgress() {
            @Override
            public void update(String step, long done, long total) {
                steps.add(step);
            }

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        var _ = new HomeSearch(settings("popular", "ease"), progress).search(validation, log.items(), log.kinds());
        assertThat(steps)
                .contains("weighing kinds of actions", "trying popular", "trying ease", "measuring the blend")
                .doesNotContain("");
        assertThat(notes).anySatisfy(note -> assertThat(note).contains("tried ease", "recall@20"));
    }

    @Test
    void aModelThatTheTimeIsTooShortForIsLeftOutAndSaid() {
        List<String> notes = new ArrayList<>();
        TrainingProgress progress = new TrainingProgress() {
            @Override
            public void update(String step, long done, long total) {}

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        EngineSettings hurried = settings("popular", "factor").withTraining(List.of("popular", "factor"), .002);
        Home home = new HomeSearch(hurried, progress).search(validation, log.items(), log.kinds());
        assertThat(home.report()).extracting(FittedModel::name).containsOnly("popular");
        assertThat(notes).anySatisfy(note -> assertThat(note).contains("left out: factor"));
    }

    @Test
    void aNetworkNeedsTwentyThousandEntriesOfTwoThousandShoppers() {
        DataNeeded needed = new DataNeeded(20_000, 2_000);
        assertThat(needed.isMetBy(rows(2_000, 10))).isTrue();
        assertThat(needed.isMetBy(rows(1_999, 20))).as("too few shoppers").isFalse();
        assertThat(needed.isMetBy(rows(2_000, 9))).as("too few entries").isFalse();
        assertThat(needed.isMetBy(rows(20_000, 1))).as("no order").isFalse();
        for (ModelKind kind : ModelKinds.all()) {
            assertThat(DataNeeded.of(kind).isMetBy(rows(2, 2)))
                    .as(kind.name())
                    .isEqualTo(!kind.name().equals("sequence"));
        }
    }

    @Test
    void newItemsArePlacedWhereFiftyItemsAndHalfOfThemHaveAText() {
        assertThat(DataNeeded.isMetForContent(50, 100)).isTrue();
        assertThat(DataNeeded.isMetForContent(49, 49)).as("too few").isFalse();
        assertThat(DataNeeded.isMetForContent(50, 101)).as("less than half").isFalse();
    }

    private static Sequences rows(int users, int each) {
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < users; user++) {
            for (int k = 0; k < each; k++) {
                builder.add(user, k);
            }
        }
        return builder.build(users, 20, List.of(), true);
    }

    private List<String> names(String... models) {
        return home(models).report().stream()
                .map(FittedModel::name)
                .filter(name -> !name.equals(FittedModel.BLEND))
                .toList();
    }
}
