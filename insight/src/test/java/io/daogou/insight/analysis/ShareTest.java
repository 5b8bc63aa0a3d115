package io.daogou.insight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The interval is Wilson's: its ends are where a share of the whole would be just two standard errors from what was seen. */
final class ShareTest {
    private static final double Z = 1.959964;

    @Test
    void theEndsAreWhereTheSharesBecomeUnlikely() {
        for (int tries : new int[] {1, 2, 10, 1_000}) {
            for (int successes = 0; successes <= tries; successes += Math.max(1, tries / 10)) {
                Share share = Share.of(successes, tries);
                assertThat(share.value()).isEqualTo((double) successes / tries).isBetween(share.low(), share.high());
                checkEnd(share.value(), share.low(), tries);
                checkEnd(share.value(), share.high(), tries);
            }
        }
    }

    private static void checkEnd(double seen, double end, int tries) {
        double errors = Math.abs(seen - end) / Math.sqrt(end * (1 - end) / tries);
        if (end > 1e-12 && end < 1 - 1e-12) {
            assertThat(errors).isEqualTo(Z, Offset.offset(1e-5));
        }
    }

    @Test
    void nothingTriedTellsNothing() {
        assertThat(Share.of(0, 0)).isEqualTo(new Share(0, 0, 1));
        assertThat(Share.of(3, 2).value()).isEqualTo(1);
    }
}
