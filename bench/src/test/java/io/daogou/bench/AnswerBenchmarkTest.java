package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerBenchmarkTest {
    @Test
    void theValueAtAShareIsTheSmallestThatSoManyDoNotExceed() {
        double[] sorted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(AnswerBenchmark.at(sorted, 0.5)).isEqualTo(5);
        assertThat(AnswerBenchmark.at(sorted, 0.99)).isEqualTo(10);
        assertThat(AnswerBenchmark.at(sorted, 0.01)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --people 0 | --people is 0
            --items 0 | --items is 0
            --answers 0 | --answers is 0
            --history 0 | --history is 0
            --factors -3 | --factors is -3; give a whole number from 1 to 1024
            --factors 1025 | --factors is 1025
            --only als,ratings | --only has 'ratings'; give popular, item-knn
            --items 40 --people 30 --history 50 | --history is 50, and nobody has more than 10 items
            """)
    void whatCannotBeMeasuredIsRefusedWithTheReason(String options, String reason) {
        PrintStream usual = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            assertThat(Bench.commandLine().execute(("answers " + options).split(" ")))
                    .isEqualTo(2);
        } finally {
            System.setErr(usual);
        }
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .startsWith("daogou bench answers: ")
                .contains(reason);
    }

    @Test
    void everyModelAnswersOnASmallCatalogue() {
        String[] arguments = "answers --items 400 --people 300 --history 10 --factors 8 --answers 20".split(" ");
        assertThat(Bench.commandLine().execute(arguments)).isZero();
    }
}
