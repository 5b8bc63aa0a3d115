package io.daogou.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void usersMayBeMixedAndKeepTheirOrder() {
        Sequences sequences = Sequences.builder()
                .add(2, 5)
                .add(0, 1)
                .add(2, 4)
                .add(0, 1)
                .add(2, 5)
                .build(4, 6, List.of(), true);
        assertThat(sequences.itemsOf(0)).containsExactly(1, 1);
        assertThat(sequences.itemsOf(1)).isEmpty();
        assertThat(sequences.itemsOf(2)).containsExactly(5, 4, 5);
        assertThat(sequences.count(3)).isZero();
        assertThat(sequences.size()).isEqualTo(5);
        assertThat(sequences.kinds()).containsExactly("");
        assertThat(sequences.isOrdered()).isTrue();
    }

    @Test
    void entriesAreSortedByTimeAndThoseOfOneSecondStayAsAdded() {
        Sequences sequences = Sequences.builder()
                .add(0, 3, 0, 1, 30)
                .add(0, 1, 1, 2, 10)
                .add(0, 2, 0, 3, 10)
                .add(0, 0, 1, 4, -5)
                .build(1, 4, List.of("a", "b"), true);
        assertThat(sequences.itemsOf(0)).containsExactly(0, 1, 2, 3);
        assertThat(sequences.kind(1)).isEqualTo(1);
        assertThat(sequences.weight(2)).isEqualTo(3);
        assertThat(sequences.epochSeconds(0)).isEqualTo(-5);
    }

    @Test
    void manyEntriesOfOneUserAreSortedToo() {
        SequencesBuilder builder = Sequences.builder();
        for (int k = 0; k < 100_000; k++) {
            builder.add(0, k, 0, 1, (k * 7919L) % 100_000);
        }
        Sequences sequences = builder.build(1, 100_000, List.of(), true);
        for (int e = 0; e < sequences.size(); e++) {
            assertThat(sequences.epochSeconds(e)).isEqualTo(e);
        }
    }

    @Test
    void withoutTimesThereAreNone() {
        Sequences sequences = Sequences.builder().add(0, 0).build(1, 1, List.of(), false);
        assertThat(sequences.hasTimes()).isFalse();
        assertThatThrownBy(() -> sequences.epochSeconds(0)).hasMessageContaining("no times");
    }

    @Test
    void badEntriesAreRefused() {
        SequencesBuilder builder = Sequences.builder();
        assertThatThrownBy(() -> builder.add(-1, 0)).hasMessageContaining("User -1");
        assertThatThrownBy(() -> builder.add(0, -2)).hasMessageContaining("item -2");
        assertThatThrownBy(() -> builder.add(0, 0, 128, 1)).hasMessageContaining("kind is 128");
        assertThatThrownBy(() -> builder.add(0, 0, 0, Float.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> builder.add(0, 0, 0, -1)).hasMessageContaining("-1.0");
        assertThat(builder.size()).isZero();
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        SequencesBuilder builder = Sequences.builder().add(3, 4, 1, 1);
        assertThatThrownBy(() -> builder.build(3, 5, List.of("a", "b"), true)).hasMessageContaining("user 3");
        assertThatThrownBy(() -> builder.build(4, 4, List.of("a", "b"), true)).hasMessageContaining("item 4");
        assertThatThrownBy(() -> builder.build(4, 5, List.of(), true)).hasMessageContaining("kind 1");
        builder.add(0, 0, 0, 1, 99);
        assertThatThrownBy(() -> builder.build(4, 5, List.of("a", "b"), true))
                .hasMessageContaining("1 of 2 entries have a time");
    }

    @Test
    void nothingAtAllIsAllowed() {
        Sequences sequences = Sequences.builder().build(0, 0, List.of(), true);
        assertThat(sequences.users()).isZero();
        assertThat(sequences.size()).isZero();
    }

    @Test
    void aHistoryHasAllThatIsKnown() {
        Sequences sequences = Sequences.builder()
                .add(1, 3, 0, 2, 10)
                .add(1, 2, 1, 5, 20)
                .add(0, 1, 0, 1, 5)
                .build(2, 4, List.of("a", "b"), true);
        assertThat(sequences.history(1))
                .isEqualTo(new History(new int[] {3, 2}, new float[] {2, 5}, new int[] {0, 1}, new long[] {10, 20}));
        assertThat(sequences.history(2, 3))
                .isEqualTo(new History(new int[] {2}, new float[] {5}, new int[] {1}, new long[] {20}));
        Sequences plain = Sequences.builder().add(0, 3).build(2, 4, List.of(), true);
        assertThat(plain.history(0)).isEqualTo(History.of(3));
        assertThat(plain.history(1)).isEqualTo(History.empty());
    }
}
