package io.daogou.demo;

import io.daogou.domain.check.Check;
import java.time.Instant;

/**
 * How many shoppers are simulated, and over which days.
 *
 * @param shoppers 1 to 1,000,000
 * @param seed the same seed gives the same log
 * @param end the log ends here
 * @param days how long it is, 1 to 3,650
 * @param sessionsPerShopper visits of an average shopper in that time, 1 to 1,000
 */
public record SimulatorSettings(int shoppers, long seed, Instant end, int days, int sessionsPerShopper) {
    public SimulatorSettings {
        Check.range("shoppers", shoppers, 1, 1_000_000);
        Check.range("days", days, 1, 3_650);
        Check.range("sessionsPerShopper", sessionsPerShopper, 1, 1_000);
    }

    /** 5,000 shoppers over the 120 days before {@link DemoShop#NOW}, seed 1: some 250,000 events. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(5_000, 1, DemoShop.NOW, 120, 5);
    }

    /** The same, over the days before another moment. */
    public SimulatorSettings endingAt(Instant moment) {
        return new SimulatorSettings(shoppers, seed, moment, days, sessionsPerShopper);
    }

    /** The same with another seed. */
    public SimulatorSettings withSeed(long other) {
        return new SimulatorSettings(shoppers, other, end, days, sessionsPerShopper);
    }

    /** The same with more or fewer shoppers. */
    public SimulatorSettings withShoppers(int count) {
        return new SimulatorSettings(count, seed, end, days, sessionsPerShopper);
    }
}
