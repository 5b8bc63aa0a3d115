package io.daogou.learn.evaluation;

/**
 * Tails of Student's t distribution.
 *
 * <p><b>Source.</b> Press et al., Numerical Recipes, 3rd edition, 6.4: {@code p = I_x(df/2, 1/2)} with {@code x = df / (df + t²)},
 * the incomplete beta function by Lentz's continued fraction; log Γ by Stirling's series.
 */
final class StudentT {
    private StudentT() {}

    /** The chance that |T| is at least {@code |t|} with {@code degrees} degrees of freedom. */
    static double twoSided(double t, double degrees) {
        return incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t));
    }

    private static double incompleteBeta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / tiny(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m <= 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / tiny(1 + even * d);
            c = tiny(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / tiny(1 + odd * d);
            c = tiny(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) {
                break;
            }
        }
        return h;
    }

    private static double tiny(double value) {
        return Math.abs(value) < 1e-300 ? 1e-300 : value;
    }

    /** Stirling's series from 10 on, smaller arguments by {@code Γ(x + 1) = x Γ(x)}. */
    private static double logGamma(double x) {
        double shift = 0;
        double y = x;
        for (; y < 10; y++) {
            shift += Math.log(y);
        }
        double square = 1 / (y * y);
        double series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / y;
        return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
