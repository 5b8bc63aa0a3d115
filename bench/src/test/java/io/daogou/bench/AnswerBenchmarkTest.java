package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerBenchmarkTest {
    @Test
    void theValueAtAShareIsTheSmallestThatSoManyDoNotExceed() {
        double[] sorted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(AnswerBenchmark.at(sorted, 0.5)).isEqualTo(5);
        assertThat(AnswerBenchmark.at(sorted, 0.99)).isEqualTo(10);
        assertThat(AnswerBenchmark.at(sorted, 0.01)).isEqualTo(1);
    }

    @Test
    void everyModelAnswersOnASmallCatalogue() {
        String[] arguments = "answers --items 400 --people 300 --history 10 --factors 8 --answers 20".split(" ");
        assertThat(Bench.commandLine().execute(arguments)).isZero();
    }
}
