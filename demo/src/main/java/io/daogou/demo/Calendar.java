package io.daogou.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** When people shop and what the time of year does: the shop's clocks run at UTC+8. */
final class Calendar {
    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    static final long DAY = 24 * 3600 * 1000L;

    private static final double[] OF_WEEKDAY = {.85, .85, .9, .95, 1.1, 1.35, 1.3};
    private static final int[] COMPUTER_HOURS = {9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 17};
    private static final int[] PHONE_HOURS = {7, 8, 12, 18, 19, 20, 20, 21, 21, 21, 22, 22, 23};
    private static final double SWING = .7;

    private final List<Family> families;
    private final Map<Long, double[]> ofDay = new HashMap<>();
    private final double[] phase;
    private final double[] period;

    Calendar(List<Family> families, SplittableRandom random) {
        this.families = families;
        phase = new double[families.size()];
        period = new double[families.size()];
        for (int family = 0; family < phase.length; family++) {
            phase[family] = 2 * Math.PI * random.nextDouble();
            period[family] = 45 + 60 * random.nextDouble();
        }
    }

    /** How much more than usual each family is wanted on the day of a moment: its season and its passing fashion. */
    double[] demand(long time) {
        return ofDay.computeIfAbsent(Math.floorDiv(time, DAY), day -> {
            double[] demand = new double[families.size()];
            for (int family = 0; family < demand.length; family++) {
                demand[family] = demand(family, day * DAY);
            }
            return demand;
        });
    }

    private double demand(int family, long time) {
        double fashion = 1 + .4 * StrictMath.sin(phase[family] + 2 * Math.PI * time / (period[family] * DAY));
        String season = families.get(family).season();
        if (season == null) {
            return fashion;
        }
        int dayOfYear = Instant.ofEpochMilli(time).atOffset(ZONE).getDayOfYear();
        double summer = StrictMath.cos(2 * Math.PI * (dayOfYear - 196) / 365.0);
        return fashion * (1 + SWING * (season.equals("summer") ? summer : -summer));
    }

    /** A moment of a visit between two others, in the rhythm of the week and the day. */
    static long visit(SplittableRandom random, long from, long to, boolean phone) {
        for (int tries = 0; ; tries++) {
            long day = from + (long) (random.nextDouble() * (to - from));
            ZonedDateTime local = Instant.ofEpochMilli(day).atZone(ZONE);
            double share = OF_WEEKDAY[local.getDayOfWeek().getValue() - 1] / 1.35;
            int[] hours = phone ? PHONE_HOURS : COMPUTER_HOURS;
            long time = local.toLocalDate().atStartOfDay(ZONE).toInstant().toEpochMilli()
                    + hours[random.nextInt(hours.length)] * 3_600_000L
                    + random.nextInt(3_600_000);
            if (tries > 50 || (random.nextDouble() < share && time >= from && time < to)) {
                return Math.clamp(time, from, to - 1);
            }
        }
    }
}
