package io.daogou.learn.model.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.layer.Parameter;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Data in which only one of the inputs tells what comes next: found with it, out of reach without. */
class ReadInputsTest {
    private static final int ITEMS = 12;
    private static final List<String> KINDS = List.of("view", "buy");
    private static final long SECOND = 1;
    private static final long DAY = 86_400;
    /** One of two is told without the input. */
    private static final double BY_CHANCE = .65;

    private static SequenceShape shape(SequenceInputs inputs) {
        return new SequenceShape(16, 1, 1, 32, Activation.Kind.GELU, 8, 0, 1, 0).reading(inputs);
    }

    private static TrainingPlan plan(int epochs) {
        return new TrainingPlan(epochs, 32, 5e-3, 5, 0, 0, 0, 0, epochs, 1);
    }

    private static SequenceModel fit(SequenceData data, SequenceInputs inputs, int epochs) {
        return SequenceModel.fit(data, shape(inputs), plan(epochs), Checkpoints.NONE, Progress.NONE);
    }

    /** Steps around a circle: one at a time after a view or a short pause, two after a purchase or a long one. */
    private static Sequences circles(boolean byKind, boolean byPause) {
        SplittableRandom random = new SplittableRandom(11);
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < 300; user++) {
            int item = random.nextInt(ITEMS);
            long time = 1_400_000_000;
            for (int k = 0; k < 8; k++) {
                boolean isTwo = random.nextBoolean();
                time += byPause && isTwo ? DAY : SECOND;
                builder.add(user, item, byKind && isTwo ? 1 : 0, 1, time);
                item = (item + (isTwo ? 2 : 1)) % ITEMS;
            }
        }
        return builder.build(300, ITEMS, KINDS, true);
    }

    /** The share of histories of three entries after which the right item is the first. */
    private static double share(SequenceModel model, boolean byKind, boolean byPause) {
        int right = 0;
        for (int item = 0; item < ITEMS; item++) {
            for (int step = 1; step <= 2; step++) {
                int kind = byKind && step == 2 ? 1 : 0;
                long pause = byPause && step == 2 ? DAY : SECOND;
                int before = (item + ITEMS - 1) % ITEMS;
                History history = new History(
                        new int[] {before, item}, new float[] {1, 1}, new int[] {0, kind}, new long[] {0, pause});
                right += model.best(history, 1)[0] == (item + step) % ITEMS ? 1 : 0;
            }
        }
        return right / (2.0 * ITEMS);
    }

    @Test
    void onlyTheKindTellsWhatComesNext() {
        SequenceData data = SequenceData.of(circles(true, false));
        SequenceInputs read = new SequenceInputs(KINDS, 0, 0, false);
        assertThat(share(fit(data, read, 30), true, false)).isEqualTo(1);
        assertThat(share(fit(data, SequenceInputs.NONE, 30), true, false)).isLessThan(BY_CHANCE);
    }

    @Test
    void onlyThePauseTellsWhatComesNext() {
        SequenceData data = SequenceData.of(circles(false, true));
        SequenceInputs read = new SequenceInputs(List.of(), SequenceInputs.GAPS, 0, false);
        assertThat(share(fit(data, read, 30), false, true)).isEqualTo(1);
        assertThat(share(fit(data, SequenceInputs.NONE, 30), false, true)).isLessThan(BY_CHANCE);
    }

    private static final int BRANDS = 6;
    private static final int OF_A_BRAND = 20;
    /** The last of a brand is in no sequence. */
    private static final int UNTOUCHED = OF_A_BRAND - 1;

    /** Whoever took something of a brand takes anything of the next brand. */
    private static SequenceData brands() {
        SplittableRandom random = new SplittableRandom(12);
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < 300; user++) {
            int brand = random.nextInt(BRANDS);
            for (int k = 0; k < 8; k++) {
                builder.add(user, brand * OF_A_BRAND + random.nextInt(UNTOUCHED));
                brand = (brand + 1) % BRANDS;
            }
        }
        int items = BRANDS * OF_A_BRAND;
        float[] ones = new float[items];
        Arrays.fill(ones, 1);
        SparseRows attributes = new SparseRows(
                BRANDS,
                IntStream.rangeClosed(0, items).toArray(),
                IntStream.range(0, items).map(item -> item / OF_A_BRAND).toArray(),
                ones);
        return new SequenceData(builder.build(300, items, List.of(), true), attributes);
    }

    /** Every item is followed by one of two, by its attribute; of each only half of the items are in sequences. */
    private static double shareOfTwoAnswers(boolean isRead, boolean isScored) {
        int items = 202;
        SplittableRandom random = new SplittableRandom(13);
        int[] answers = random.ints(items, 0, 2).toArray();
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < 600; user++) {
            for (int k = 0; k < 3; k++) {
                int item = 2 + random.nextInt(100);
                builder.add(user, item).add(user, answers[item]);
            }
        }
        float[] ones = new float[items];
        Arrays.fill(ones, 1);
        SparseRows attributes =
                new SparseRows(2, IntStream.rangeClosed(0, items).toArray(), answers, ones);
        SequenceData data = new SequenceData(builder.build(600, items, List.of(), true), attributes);
        SequenceInputs inputs = isRead ? new SequenceInputs(List.of(), 0, 2, isScored) : SequenceInputs.NONE;
        // Dropout keeps the network from learning every item by heart.
        TrainingPlan plan = new TrainingPlan(10, 32, 5e-3, 5, 0, .3, 0, 0, 10, 1);
        SequenceModel model = SequenceModel.fit(data, shape(inputs), plan, Checkpoints.NONE, Progress.NONE);
        int right = 0;
        for (int item = 102; item < items; item++) {
            float[] scores = scores(model, History.of(item));
            right += scores[answers[item]] > scores[1 - answers[item]] ? 1 : 0;
        }
        return right / 100.0;
    }

    @Test
    void onlyTheAttributeTellsWhatComesAfterAnItemThatNobodyTook() {
        assertThat(shareOfTwoAnswers(true, false)).isGreaterThan(.9);
        assertThat(shareOfTwoAnswers(true, true)).isGreaterThan(.9);
        assertThat(shareOfTwoAnswers(false, false)).isLessThan(BY_CHANCE);
    }

    /** The place of the untouched item of the next brand among the untouched ones of all brands, 0 the first; the mean. */
    private static double placeOfUntouched(SequenceModel model) {
        double places = 0;
        for (int brand = 0; brand < BRANDS; brand++) {
            float[] scores = new float[BRANDS * OF_A_BRAND];
            model.score(History.of(brand * OF_A_BRAND), scores);
            float own = scores[(brand + 1) % BRANDS * OF_A_BRAND + UNTOUCHED];
            for (int other = 0; other < BRANDS; other++) {
                places += scores[other * OF_A_BRAND + UNTOUCHED] > own ? 1 : 0;
            }
        }
        return places / BRANDS;
    }

    @Test
    void scoredAttributesFindTheRightItemAmongThoseThatNobodyTook() {
        SequenceData data = brands();
        assertThat(placeOfUntouched(fit(data, new SequenceInputs(List.of(), 0, BRANDS, true), 30)))
                .isZero();
        assertThat(placeOfUntouched(fit(data, new SequenceInputs(List.of(), 0, BRANDS, false), 30)))
                .isGreaterThan(.3);
    }

    /** Everything at once, with negatives, so that sums are made anew row by row. */
    private static SequenceModel everything(Checkpoints checkpoints, Progress progress, boolean isScored) {
        SequenceData data = new SequenceData(
                circles(true, true),
                new SparseRows(
                        3,
                        IntStream.rangeClosed(0, ITEMS).toArray(),
                        IntStream.range(0, ITEMS).map(item -> item % 3).toArray(),
                        new float[] {1, 1, 1, 1, 1, 1, .5f, 1, 1, 1, 1, 1}));
        SequenceShape shape = shape(new SequenceInputs(KINDS, 20, 3, isScored));
        TrainingPlan plan = new TrainingPlan(3, 16, 5e-3, 5, 0, .1, 6, .5, 5, 1);
        return SequenceModel.fit(data, shape, plan, checkpoints, progress);
    }

    @Test
    void theResultIsTheSameForAnyNumberOfThreads() {
        for (boolean isScored : new boolean[] {false, true}) {
            List<Parameter> one = everythingIn(1, isScored).weights().all();
            List<Parameter> three = everythingIn(3, isScored).weights().all();
            for (int k = 0; k < one.size(); k++) {
                assertThat(three.get(k).values())
                        .as(one.get(k).name())
                        .isEqualTo(one.get(k).values());
            }
        }
    }

    private static SequenceModel everythingIn(int threads, boolean isScored) {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> everything(Checkpoints.NONE, Progress.NONE, isScored))
                    .join();
        }
    }

    @Test
    void everyTableIsInACheckpoint() {
        KeptStates kept = new KeptStates();
        SequenceModel whole = everything(kept, Progress.NONE, true);
        kept.forgetAfter(1);
        SequenceModel resumed = everything(kept, Progress.NONE, true);
        assertThat(kept.last().orElseThrow().arrays()).containsKeys("kinds", "gaps.mean", "best.attributes");
        for (int k = 0; k < whole.weights().all().size(); k++) {
            assertThat(resumed.weights().all().get(k).values())
                    .isEqualTo(whole.weights().all().get(k).values());
        }
    }

    @Test
    void whatIsNotKnownOfAHistoryAddsNothing() {
        SequenceModel model = everything(Checkpoints.NONE, Progress.NONE, true);
        float[] plain = scores(model, History.of(1, 2));
        History unknown = new History(new int[] {1, 2}, new float[2], new int[] {-1, 99}, new long[0]);
        assertThat(scores(model, unknown)).isEqualTo(plain);
        History known = new History(new int[] {1, 2}, new float[2], new int[] {0, 1}, new long[] {5, 50});
        assertThat(scores(model, known)).isNotEqualTo(plain);
    }

    @Test
    void thePauseIsCountedFromTheLastEntryThatIsRead() {
        SequenceModel model = everything(Checkpoints.NONE, Progress.NONE, false);
        History withStranger =
                new History(new int[] {1, 777, 2}, new float[3], new int[] {0, 0, 1}, new long[] {1_000, 4_000, 5_000});
        History without = new History(new int[] {1, 2}, new float[2], new int[] {0, 1}, new long[] {1_000, 5_000});
        assertThat(scores(model, withStranger)).isEqualTo(scores(model, without));
    }

    private static float[] scores(SequenceModel model, History history) {
        float[] scores = new float[model.items()];
        model.score(history, scores);
        return scores;
    }

    @Test
    void dataThatLackWhatIsReadAreRefused() {
        SequenceData data = brands();
        assertThatThrownBy(() -> fit(data, new SequenceInputs(KINDS, 0, 0, false), 1))
                .hasMessageContaining("[view, buy]");
        assertThatThrownBy(() -> fit(data, new SequenceInputs(List.of(), 28, 0, false), 1))
                .hasMessageContaining("no times");
        assertThatThrownBy(() -> fit(data, new SequenceInputs(List.of(), 0, 3, true), 1))
                .hasMessageContaining("3 attributes");
        assertThatThrownBy(() -> new SequenceData(circles(true, true), data.attributes()))
                .hasMessageContaining("120 items");
        assertThatThrownBy(() -> new SequenceData(circles(true, true), SequenceData.nothing(5, 0)))
                .hasMessageContaining("attributes of 5 items");
        assertThatThrownBy(() -> SequenceTrace.of(
                        circles(true, true), shape(new SequenceInputs(KINDS, 0, 0, false)), plan(1), 1))
                .hasMessageContaining("items and places only");
    }

    @Test
    void rangesOfPausesDoubleAndTheLastHasNoEnd() {
        SequenceInputs inputs = new SequenceInputs(List.of(), 6, 0, false);
        assertThat(new int[] {inputs.range(-5), inputs.range(0), inputs.range(1), inputs.range(2), inputs.range(3)})
                .containsExactly(1, 1, 2, 3, 3);
        assertThat(new int[] {inputs.range(4), inputs.range(7), inputs.range(8), inputs.range(Long.MAX_VALUE)})
                .containsExactly(4, 4, 5, 5);
        assertThatThrownBy(() -> new SequenceInputs(List.of(), 1, 0, false)).hasMessageContaining("gaps is 1");
        assertThatThrownBy(() -> new SequenceInputs(List.of(), 0, 0, true)).hasMessageContaining("attributes is 0");
    }
}
