package io.daogou.server.imports;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Locale;

/**
 * Reads times as shops write them: ISO 8601, seconds, milli-, micro- or nanoseconds since 1970, {@code 2010-12-01
 * 08:26:00}, {@code 12/1/2010 8:26}, {@code 1.12.2010}, {@code 01-Dec-2010 8:26 PM}, {@code 20101201}. Not for use by
 * several threads: it keeps its place in the text, so that a good row costs no object.
 */
final class TimeReader {
    /** What {@link #millis} answers for a text that is no time. */
    static final long NONE = Long.MIN_VALUE;

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int MILLIS_A_MINUTE = 60_000;
    private static final int LATEST_YEAR = 2200;

    private final ZoneRules rules;
    private final boolean fixedZone;
    private final boolean dayFirst;
    private String text = "";
    private int at;
    private int first;
    private int second;
    private boolean orderMatters;
    private long knownHour = NONE;
    private long knownOffset;

    /**
     * @param zone of times without one
     * @param dates which number comes first where the year does not
     */
    TimeReader(ZoneId zone, DateOrder dates) {
        rules = zone.getRules();
        fixedZone = rules.isFixedOffset();
        dayFirst = dates == DateOrder.DMY;
    }

    /** Milliseconds since 1970, or {@link #NONE}. */
    long millis(String time) {
        text = time;
        at = 0;
        orderMatters = false;
        skipBlanks();
        int digits = digitsAhead();
        if (digits >= 8 && (at + digits == text.length() || text.charAt(at + digits) == '.')) {
            return number(digits);
        }
        long day = date();
        return day == NONE ? NONE : timeOfDay(day);
    }

    /**
     * What a text says about the order of day and month: above 0 that the day is first, below 0 that the month is, 0 nothing.
     * {@link #isAmbiguous} tells whether the order matters in it.
     */
    int evidence(String time) {
        millis(time);
        return !orderMatters ? 0 : first > 12 && second <= 12 ? 1 : second > 12 && first <= 12 ? -1 : 0;
    }

    /** Whether the last text reads differently in the other order. */
    boolean isAmbiguous() {
        return orderMatters && first <= 12 && second <= 12 && first != second;
    }

    private long number(int digits) {
        long value = 0;
        if (digits > 19) {
            return NONE;
        }
        for (int i = 0; i < digits; i++) {
            value = value * 10 + text.charAt(at + i) - '0';
        }
        return switch (digits) {
            case 8 -> calendar(value * 1_000_000);
            case 14 -> calendar(value);
            case 9, 10 -> value * 1000 + fraction(at + digits);
            case 12, 13 -> value;
            case 15, 16 -> value / 1000;
            case 18, 19 -> value / 1_000_000;
            default -> NONE;
        };
    }

    /** The milliseconds of a fraction of a second that begins with its point. */
    private int fraction(int from) {
        int millis = 0;
        int unit = 100;
        for (int i = from + 1; i < text.length() && isDigit(text.charAt(i)); i++) {
            millis += unit * (text.charAt(i) - '0');
            unit /= 10;
        }
        return millis;
    }

    /** A time written as one number: 20101201082600. */
    private long calendar(long value) {
        long date = value / 1_000_000;
        long time = value % 1_000_000;
        long day = epochDay((int) (date / 10_000), (int) (date / 100 % 100), (int) (date % 100));
        long hour = time / 10_000;
        long minute = time / 100 % 100;
        long second = time % 100;
        if (day == NONE || hour > 23 || minute > 59 || second > 59) {
            return NONE;
        }
        return local(day, (int) (hour * 3600 + minute * 60 + second), 0);
    }

    private long date() {
        int month = monthName();
        if (month > 0) {
            skipSeparators();
            int day = integer();
            skipSeparators();
            return epochDay(integer(), month, day);
        }
        int a = integer();
        if (a < 0 || at >= text.length()) {
            return NONE;
        }
        boolean yearFirst = a > 31;
        boolean dotted = text.charAt(at) == '.';
        skipSeparators();
        month = monthName();
        int b = month > 0 ? month : integer();
        skipSeparators();
        int c = integer();
        if (b < 0 || c < 0) {
            return NONE;
        }
        if (yearFirst) {
            return epochDay(a, b, c);
        }
        int year = c < 70 ? c + 2000 : c < 100 ? c + 1900 : c;
        if (month > 0 || dotted) {
            return epochDay(year, b, a);
        }
        first = a;
        second = b;
        orderMatters = true;
        return dayFirst ? epochDay(year, b, a) : epochDay(year, a, b);
    }

    private long timeOfDay(long day) {
        if (at < text.length() && (text.charAt(at) == 'T' || text.charAt(at) == 't' || text.charAt(at) == ',')) {
            at++;
        }
        skipBlanks();
        int hour = integer();
        if (hour < 0) {
            return at == text.length() ? local(day, 0, 0) : NONE;
        }
        int minute = part();
        int second = part();
        int millis = 0;
        if (second >= 0 && at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            millis = fraction(at);
            at++;
            at += digitsAhead();
        }
        skipBlanks();
        hour = halfDay(hour);
        if (minute < 0 || hour > 23 || minute > 59 || second > 60) {
            return NONE;
        }
        return zoned(day, hour * 3600 + minute * 60 + Math.clamp(second, 0, 59), millis);
    }

    /** The number behind a colon, or -1. */
    private int part() {
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            return integer();
        }
        return -1;
    }

    private int halfDay(int hour) {
        if (at + 1 < text.length() && (text.charAt(at + 1) | 0x20) == 'm') {
            int half = text.charAt(at) | 0x20;
            if (half == 'a' || half == 'p') {
                at += 2;
                skipBlanks();
                return hour > 12 ? hour : hour % 12 + (half == 'p' ? 12 : 0);
            }
        }
        return hour;
    }

    private long zoned(long day, int second, int millis) {
        if (at == text.length()) {
            return local(day, second, millis);
        }
        long utc = (day * 86_400 + second) * 1000 + millis;
        String zone = text.substring(at).strip();
        if (zone.equalsIgnoreCase("Z") || zone.equals("UTC") || zone.equals("GMT")) {
            return utc;
        }
        char sign = zone.charAt(0);
        if (sign != '+' && sign != '-') {
            return NONE;
        }
        at = text.indexOf(sign, at) + 1;
        int digits = digitsAhead();
        int hours = integer();
        int minutes = digits == 4 ? hours % 100 : Math.max(0, part());
        hours = digits == 4 ? hours / 100 : hours;
        if (hours < 0 || hours > 18 || minutes > 59 || at != text.length()) {
            return NONE;
        }
        long offset = (long) (hours * 60 + minutes) * MILLIS_A_MINUTE;
        return sign == '+' ? utc - offset : utc + offset;
    }

    /** A time on the clocks of the zone; the offset is looked up once an hour. */
    private long local(long day, int second, int millis) {
        long seconds = day * 86_400 + second;
        long hour = Math.floorDiv(seconds, 1800L);
        if (hour != knownHour) {
            LocalDateTime clock = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
            knownOffset =
                    (fixedZone ? rules.getOffset(java.time.Instant.EPOCH) : rules.getOffset(clock)).getTotalSeconds();
            knownHour = hour;
        }
        return (seconds - knownOffset) * 1000 + millis;
    }

    private static long epochDay(int year, int month, int day) {
        if (year < 1000 || year > LATEST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        // Days from civil, Howard Hinnant: years begin in March, so that the leap day is the last.
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    /** The month whose name is next, 1 to 12, or 0; a day of the week before it is passed over. */
    private int monthName() {
        int letters = 0;
        while (at + letters < text.length() && Character.isLetter(text.charAt(at + letters))) {
            letters++;
        }
        if (letters < 3) {
            return 0;
        }
        int index = MONTHS.indexOf(text.substring(at, at + 3).toLowerCase(Locale.ROOT));
        at += letters;
        if (index >= 0 && index % 3 == 0) {
            return index / 3 + 1;
        }
        skipSeparators();
        return 0;
    }

    private int integer() {
        int digits = digitsAhead();
        if (digits == 0 || digits > 9) {
            return -1;
        }
        int value = 0;
        for (int end = at + digits; at < end; at++) {
            value = value * 10 + text.charAt(at) - '0';
        }
        return value;
    }

    private int digitsAhead() {
        int i = at;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i - at;
    }

    private void skipSeparators() {
        while (at < text.length() && "-/. ,年月日".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '日')) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
