package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QualityBenchmarkTest {
    private static final Map<String, Set<String>> TRUTH = Map.of("ada", Set.of("tea", "cup"), "bo", Set.of("pot"));

    @Test
    void recallIsTheMeanShareOfWhatWasWanted() {
        List<String> lists = List.of("ada\tpan tea", "bo\tpot pan");
        assertThat(QualityBenchmark.recall(lists, TRUTH)).isEqualTo((.5 + 1) / 2, within(1e-12));
    }

    @Test
    void aShopperWithoutAListCountsAsNothingFound() {
        assertThat(QualityBenchmark.recall(List.of("bo\tpot"), TRUTH)).isEqualTo(.5, within(1e-12));
        assertThat(QualityBenchmark.recall(List.of("bo"), TRUTH)).isZero();
    }

    @Test
    void whatIsRepeatedOrStandsBeyondTheTwentiethPlaceDoesNotCount() {
        String twenty = "a b c d e f g h i j k l m n o p q r s t";
        assertThat(QualityBenchmark.recall(List.of("bo\t" + twenty + " pot"), TRUTH))
                .isZero();
        assertThat(QualityBenchmark.recall(List.of("ada\ttea tea"), TRUTH)).isEqualTo(.25, within(1e-12));
    }
}
