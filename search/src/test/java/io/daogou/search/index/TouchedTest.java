package io.daogou.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TouchedTest {
    @Test
    void changesAreKeptOnlyWhileAComparisonRuns() {
        Touched touched = new Touched();
        touched.add("before");
        touched.begin();
        touched.add("within");
        assertThat(touched.contains("before")).isFalse();
        assertThat(touched.contains("within")).isTrue();
        touched.end();
        touched.add("after");
        assertThat(touched.contains("within")).isFalse();
        assertThat(touched.contains("after")).isFalse();
    }
}
