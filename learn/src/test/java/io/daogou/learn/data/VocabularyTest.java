package io.daogou.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void indicesFollowTheOrderOfFirstAdding() {
        Vocabulary.Builder builder = Vocabulary.builder();
        assertThat(builder.add("b")).isZero();
        assertThat(builder.add("a")).isEqualTo(1);
        assertThat(builder.add("b")).isZero();
        Vocabulary vocabulary = builder.build();
        assertThat(vocabulary.size()).isEqualTo(2);
        assertThat(vocabulary.index("a")).isEqualTo(1);
        assertThat(vocabulary.id(0)).isEqualTo("b");
    }

    @Test
    void anUnknownIdHasTheIndexMinusOne() {
        assertThat(Vocabulary.of(List.of()).index("x")).isEqualTo(-1);
        assertThat(Vocabulary.of(List.of("a")).index("x")).isEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void manyIdsIncludingEqualHashesAndEmojiAreToldApart() {
        Vocabulary.Builder builder = Vocabulary.builder();
        // "Aa" and "BB" have the same hash code, so every pair of the strings below collides.
        for (int k = 0; k < 1 << 12; k++) {
            StringBuilder id = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                id.append((k >> bit & 1) == 0 ? "Aa" : "BB");
            }
            assertThat(builder.add(id.toString())).isEqualTo(k);
        }
        for (int k = 0; k < 50_000; k++) {
            builder.add("item 🛒 " + k);
        }
        Vocabulary vocabulary = builder.build();
        assertThat(vocabulary.size()).isEqualTo((1 << 12) + 50_000);
        for (int index = 0; index < vocabulary.size(); index++) {
            assertThat(vocabulary.index(vocabulary.id(index))).isEqualTo(index);
        }
    }

    @Test
    void aBuiltVocabularyDoesNotChangeWithItsBuilder() {
        Vocabulary.Builder builder = Vocabulary.builder();
        builder.add("a");
        Vocabulary before = builder.build();
        builder.add("b");
        assertThat(before.size()).isEqualTo(1);
        assertThat(before.index("b")).isEqualTo(-1);
        assertThat(before).isEqualTo(Vocabulary.of(List.of("a"))).isNotEqualTo(builder.build());
    }

    @Test
    void aRepeatedIdInAListIsRefusedByName() {
        assertThatThrownBy(() -> Vocabulary.of(List.of("a", "b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a'")
                .hasMessageContaining("0 and 2");
    }

    @Test
    void anIndexOutsideIsRefused() {
        Vocabulary vocabulary = Vocabulary.of(List.of("a"));
        assertThatThrownBy(() -> vocabulary.id(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vocabulary.id(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
