package io.daogou.learn.model.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.Threads;
import io.daogou.learn.file.CorruptModelException;
import io.daogou.learn.file.ModelFile;
import io.daogou.learn.file.Section;
import io.daogou.learn.file.Sections;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListRankerTest {
    private static final RankerPlan PLAN = RankerPlan.defaults();
    private static final List<ShownList> LISTS = new PlantedLists(1).shown(12_000, 0.1);
    private static final ListRanker IGNORED = fitted(PositionBias.IGNORED);
    private static final ListRanker LEARNED = fitted(PositionBias.LEARNED);
    private static final ListRanker FROM_RANDOM = fitted(PositionBias.FROM_RANDOM_ORDER);

    private static ListRanker accepted(RankerFit fit) {
        assertThat(fit).isInstanceOf(RankerFit.Accepted.class);
        return ((RankerFit.Accepted) fit).ranker();
    }

    private static String refused(RankerFit fit) {
        assertThat(fit).isInstanceOf(RankerFit.Refused.class);
        return ((RankerFit.Refused) fit).reason();
    }

    private static ListRanker fitted(PositionBias bias) {
        return accepted(ListRanker.fit(PlantedLists.FEATURES, LISTS, PLAN.with(bias), Progress.NONE));
    }

    /** The share of pairs of new candidates that scores put in the right order. */
    private static double rightPairs(float[] rows, float[] scores) {
        int right = 0;
        int pairs = 0;
        for (int one = 0; one < scores.length; one++) {
            for (int other = 0; other < one; other++) {
                double truth = PlantedLists.attraction(rows, one) - PlantedLists.attraction(rows, other);
                right += (scores[one] - scores[other]) * truth > 0 ? 1 : 0;
                pairs++;
            }
        }
        return (double) right / pairs;
    }

    private static double rightPairs(ListRanker ranker) {
        float[] rows = new PlantedLists(99).candidates(1000);
        float[] scores = new float[1000];
        ranker.score(rows, 1000, scores);
        return rightPairs(rows, scores);
    }

    @Test
    void withPositionsCorrectedItFindsTheTrueOrderBetterThanWithoutAndThanTheBlend() {
        float[] rows = new PlantedLists(99).candidates(1000);
        float[] blend = new float[1000];
        for (int row = 0; row < blend.length; row++) {
            blend[row] = rows[4 * row + 3];
        }
        double ofBlend = rightPairs(rows, blend);
        double ignored = rightPairs(IGNORED);
        double learned = rightPairs(LEARNED);
        double fromRandom = rightPairs(FROM_RANDOM);
        System.out.printf(
                "true pairs: blend %.4f, ignored %.4f, learned %.4f, from random %.4f%n",
                ofBlend, ignored, learned, fromRandom);
        assertThat(ignored).isGreaterThan(ofBlend + 0.1);
        assertThat(learned).isGreaterThan(ignored + 0.01);
        assertThat(fromRandom).isGreaterThan(ignored + 0.01);
    }

    @Test
    void itLearnsHowOftenAPositionIsLookedAt() {
        assertExamination(LEARNED, 0.08);
        // Ten times fewer lists tell.
        assertExamination(FROM_RANDOM, 0.2);
    }

    private static void assertExamination(ListRanker ranker, double tolerance) {
        for (int position = 0; position < PlantedLists.LENGTH; position++) {
            assertThat(ranker.examination(position))
                    .as("position %d", position)
                    .isCloseTo(PlantedLists.examination(position), Offset.offset(tolerance));
        }
    }

    @Test
    void withPositionsIgnoredAllAreLookedAtAlike() {
        assertThat(IGNORED.examination(7)).isEqualTo(1);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        List<ShownList> few = LISTS.subList(0, 3000);
        float[] rows = new PlantedLists(5).candidates(50);
        List<float[]> answers = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            RankerFit fit =
                    Threads.with(threads, () -> ListRanker.fit(PlantedLists.FEATURES, few, PLAN, Progress.NONE));
            float[] scores = new float[50];
            accepted(fit).score(rows, 50, scores);
            answers.add(scores);
        }
        assertThat(answers.get(1)).containsExactly(answers.get(0));
    }

    @Test
    void aRankerComesBackFromItsFileBitForBit(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ranker");
        RankerPlan narrow = new RankerPlan(1, 2, 16, 2, 64, 2e-3, 0.01, 0, 4, 1000, PositionBias.LEARNED, 42);
        ListRanker lowRank = accepted(ListRanker.fit(PlantedLists.FEATURES, LISTS, narrow, Progress.NONE));
        float[] rows = new PlantedLists(5).candidates(50);
        for (ListRanker ranker : List.of(LEARNED, lowRank)) {
            ModelFile.save(file, ranker);
            ListRanker loaded = ModelFile.loadRanker(file);
            assertThat(loaded.features()).isEqualTo(PlantedLists.FEATURES);
            assertThat(loaded.examination(4)).isEqualTo(ranker.examination(4));
            float[] before = new float[50];
            float[] after = new float[50];
            ranker.score(rows, 50, before);
            loaded.score(rows, 50, after);
            assertThat(after).containsExactly(before);
        }
    }

    @Test
    void aFileWhosePartsDoNotFitIsCorrupt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ranker");
        ModelFile.save(file, LEARNED);
        for (Section left : ModelFile.read(file).sections()) {
            List<Section> others = ModelFile.read(file).sections().stream()
                    .filter(section -> !section.name().equals(left.name()))
                    .toList();
            Path damaged = folder.resolve("without-" + left.name());
            ModelFile.write(damaged, new Sections("ranker", others));
            assertThatThrownBy(() -> ModelFile.loadRanker(damaged))
                    .isInstanceOf(CorruptModelException.class)
                    .hasMessageContaining(left.name());
        }
        List<Section> shorter = ModelFile.read(file).sections().stream()
                .map(section ->
                        section.name().equals("weights") ? new Section.Floats("weights", new float[7]) : section)
                .toList();
        ModelFile.write(file, new Sections("ranker", shorter));
        assertThatThrownBy(() -> ModelFile.loadRanker(file)).hasMessageContaining("There are 7 weights");
    }

    @Test
    void aScoreDoesNotDependOnTheOtherCandidates() {
        float[] rows = new PlantedLists(5).candidates(31);
        float[] all = new float[31];
        LEARNED.score(rows, 31, all);
        float[] one = new float[1];
        LEARNED.score(Arrays.copyOfRange(rows, 4 * 17, 4 * 18), 1, one);
        assertThat(one[0]).isCloseTo(all[17], Offset.offset(1e-5f));
    }

    @Test
    void lowRankLearnsToo() {
        RankerPlan narrow = new RankerPlan(2, 2, 16, 30, 64, 2e-3, 0.01, 0, 4, 1000, PositionBias.LEARNED, 42);
        assertThat(rightPairs(accepted(ListRanker.fit(PlantedLists.FEATURES, LISTS, narrow, Progress.NONE))))
                .isGreaterThan(0.88);
    }

    @Test
    void missingValuesAreAllowedInTrainingAndInAnswers() {
        List<ShownList> gaps = new PlantedLists(3).shown(6000, 0.1);
        for (ShownList list : gaps) {
            for (int row = 0; row < list.size(); row += 3) {
                list.rows()[4 * row + 1] = Float.NaN;
            }
        }
        ListRanker ranker = accepted(ListRanker.fit(PlantedLists.FEATURES, gaps, PLAN, Progress.NONE));
        assertThat(ranker.standardisation().incomplete()).containsExactly(1);
        float[] scores = new float[2];
        ranker.score(
                new float[] {Float.NaN, Float.NaN, Float.NaN, Float.NaN, 0, Float.POSITIVE_INFINITY, 1e30f, -1e30f},
                2,
                scores);
        assertThat(scores[0]).isFinite();
        assertThat(scores[1]).isFinite();
    }

    @Test
    void featuresThatTellNothingAreRefusedWithTheFigures() {
        PlantedLists planted = new PlantedLists(8);
        List<ShownList> meaningless = new ArrayList<>();
        for (ShownList list : planted.shown(4000, 0)) {
            float[] blend = planted.candidates(PlantedLists.LENGTH);
            for (int row = 0; row < list.size(); row++) {
                blend[4 * row + 3] = -list.positions()[row];
            }
            float[] gains = new float[list.size()];
            gains[meaningless.size() % 3] = 1;
            meaningless.add(new ShownList(blend, list.positions(), gains, false));
        }
        RankerFit fit =
                ListRanker.fit(PlantedLists.FEATURES, meaningless, PLAN.with(PositionBias.LEARNED), Progress.NONE);
        assertThat(refused(fit))
                .startsWith("On 400 lists kept aside the ranker's NDCG of ")
                .contains("by blend");
    }

    @Test
    void tooFewListsAreRefusedWithTheNumbers() {
        List<ShownList> some =
                LISTS.stream().filter(ShownList::isInformative).limit(999).toList();
        assertThat(refused(ListRanker.fit(PlantedLists.FEATURES, some, PLAN, Progress.NONE)))
                .isEqualTo(
                        "Of the shown lists 999 say which candidate was chosen over others; at least 1000 are needed");
        assertThat(refused(ListRanker.fit(PlantedLists.FEATURES, List.of(), PLAN, Progress.NONE)))
                .contains("shown lists 0 say");
    }

    @Test
    void tooFewListsInRandomOrderAreRefusedWhereTheyAreWanted() {
        List<ShownList> ordered = new PlantedLists(2).shown(3000, 0);
        RankerPlan fromRandom = PLAN.with(PositionBias.FROM_RANDOM_ORDER);
        assertThat(refused(ListRanker.fit(PlantedLists.FEATURES, ordered, fromRandom, Progress.NONE)))
                .isEqualTo(
                        "Of those lists 0 were in random order; to learn what positions do, at least 200 are needed");
    }

    @Test
    void wrongInputIsRefusedWithTheNumbers() {
        assertThatThrownBy(() -> new ShownList(new float[5], new int[2], new float[2], false))
                .hasMessageContaining("5 features, 2 positions");
        assertThatThrownBy(() -> new ShownList(new float[4], new int[2], new float[] {0, -1}, false))
                .hasMessageContaining("Candidate 1 of a shown list has the gain -1.0");
        List<ShownList> narrow = List.of(new ShownList(new float[6], new int[2], new float[] {0, 1}, false));
        assertThatThrownBy(() -> ListRanker.fit(PlantedLists.FEATURES, narrow, PLAN, Progress.NONE))
                .hasMessageContaining("has 3 features for each candidate; the ranker reads 4");
        assertThatThrownBy(() -> new RankerFeatures(List.of("a", "b"), "c")).hasMessageContaining("baseline c");
        assertThatThrownBy(() -> new RankerFeatures(List.of("a", "a"), "a")).hasMessageContaining("twice");
    }

    @Test
    void progressEndsAtItsTotalAndCanCancel() {
        List<Long> done = new ArrayList<>();
        ListRanker.fit(PlantedLists.FEATURES, LISTS.subList(0, 3000), PLAN, (now, total) -> {
            done.add(now);
            assertThat(total).isEqualTo(80);
        });
        assertThat(done).isSorted().last().isEqualTo(80L);
        Progress never = new Progress() {
            @Override
            public void update(long now, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> ListRanker.fit(PlantedLists.FEATURES, LISTS, PLAN, never))
                .isInstanceOf(TrainingCancelled.class);
    }
}
