package io.daogou.insight.analysis;

import java.math.BigDecimal;

/** How amounts are written. */
final class Amounts {
    private Amounts() {}

    /** Without surplus zeros, and never as a power of ten. */
    static BigDecimal plain(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
