package io.daogou.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.data.TextFeatures.Described;
import io.daogou.learn.matrix.SparseRows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {
    private static SparseRows rows(Described... items) {
        return TextFeatures.learn(List.of(items)).rows(List.of(items));
    }

    private static double cosine(SparseRows rows, int a, int b) {
        double sum = 0;
        for (int k = rows.start(a); k < rows.end(a); k++) {
            sum += rows.value(k) * rows.at(b, rows.column(k));
        }
        return sum;
    }

    @Test
    void wordsAreRunsOfLettersAndDigitsWithoutCase() {
        assertThat(TextFeatures.words("Red, 3-tier CAKE-stand!")).containsExactly("red", "3", "tier", "cake", "stand");
        assertThat(TextFeatures.words(" ")).isEmpty();
    }

    @Test
    void charactersOfScriptsWithoutSpacesAreWords() {
        assertThat(TextFeatures.words("华为Mate手机壳 2代")).containsExactly("华", "为", "mate", "手", "机", "壳", "2", "代");
        assertThat(TextFeatures.words("カメラ")).containsExactly("カ", "メ", "ラ");
    }

    @Test
    void rowsHaveLengthOneAndNothingGivesAnEmptyRow() {
        SparseRows rows =
                rows(Described.by("green tea pot"), Described.by(""), new Described("", Map.of("brand", "Ann")));
        assertThat(cosine(rows, 0, 0)).isCloseTo(1, offset(1e-6));
        assertThat(rows.end(1) - rows.start(1)).isZero();
        assertThat(cosine(rows, 2, 2)).isCloseTo(1, offset(1e-6));
    }

    @Test
    void aRareWordInCommonSaysMoreThanAFrequentOne() {
        SparseRows rows = rows(
                Described.by("red samovar"),
                Described.by("samovar blue"),
                Described.by("red bag"),
                Described.by("cup red"),
                Described.by("red hat"));
        assertThat(cosine(rows, 0, 1)).isGreaterThan(cosine(rows, 0, 2));
    }

    @Test
    void wordsInTheSameOrderAreMoreAlike() {
        SparseRows rows = rows(
                Described.by("手机 壳"), Described.by("手机"), Described.by("机手"), Described.by("别的"), Described.by("东西"));
        assertThat(cosine(rows, 1, 0)).isGreaterThan(cosine(rows, 2, 0));
    }

    @Test
    void anAttributeIsNoWordAndBelongsToItsName() {
        SparseRows rows = rows(
                new Described("", Map.of("colour", "Red")),
                new Described("", Map.of("colour", "red ")),
                new Described("", Map.of("wine", "red")),
                Described.by("colour red"));
        assertThat(cosine(rows, 0, 1)).isCloseTo(1, offset(1e-6));
        assertThat(cosine(rows, 0, 2)).isZero();
        assertThat(cosine(rows, 0, 3)).isZero();
    }

    @Test
    void savedFrequenciesGiveTheSameRows() {
        List<Described> items = List.of(Described.by("green tea"), Described.by("black tea"));
        TextFeatures learned = TextFeatures.learn(items);
        TextFeatures loaded = TextFeatures.of(learned.texts(), learned.frequencies());
        assertThat(loaded.rows(items)).isEqualTo(learned.rows(items));
        assertThatThrownBy(() -> TextFeatures.of(1, new int[3])).hasMessageContaining("3 frequencies");
    }
}
