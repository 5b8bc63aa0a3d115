package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeReaderTest {
    private final TimeReader utc = new TimeReader(ZoneOffset.UTC, DateOrder.MDY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2010-12-01 08:26:00        | 2010-12-01T08:26:00Z",
                "2010-12-01T08:26:00Z       | 2010-12-01T08:26:00Z",
                "2010-12-01T08:26:00.125Z   | 2010-12-01T08:26:00.125Z",
                "2010-12-01T08:26:00+08:00  | 2010-12-01T00:26:00Z",
                "2010-12-01T08:26:00-0130   | 2010-12-01T09:56:00Z",
                "2010-12-01 08:26:00 UTC    | 2010-12-01T08:26:00Z",
                "2010-12-01                 | 2010-12-01T00:00:00Z",
                "2010/12/1 8:26             | 2010-12-01T08:26:00Z",
                "12/1/2010 8:26             | 2010-12-01T08:26:00Z",
                "12/1/10 8:26               | 2010-12-01T08:26:00Z",
                "1.12.2010 08:26            | 2010-12-01T08:26:00Z",
                "01-Dec-2010 8:26 PM        | 2010-12-01T20:26:00Z",
                "Dec 1, 2010 12:05 am       | 2010-12-01T00:05:00Z",
                "12/1/2010 12:05 PM         | 2010-12-01T12:05:00Z",
                "1 December 2010            | 2010-12-01T00:00:00Z",
                "Wed, 01 Dec 2010 08:26:00 GMT | 2010-12-01T08:26:00Z",
                "20101201                   | 2010-12-01T00:00:00Z",
                "20101201082600             | 2010-12-01T08:26:00Z",
                "2010年12月1日 08:26          | 2010-12-01T08:26:00Z",
                "1291191960                 | 2010-12-01T08:26:00Z",
                "1291191960.5               | 2010-12-01T08:26:00.500Z",
                "1291191960000              | 2010-12-01T08:26:00Z",
                "1291191960000000           | 2010-12-01T08:26:00Z",
                "1291191960000000000        | 2010-12-01T08:26:00Z",
                "2012-02-29 23:59:59        | 2012-02-29T23:59:59Z"
            })
    void readsTimesAsShopsWriteThem(String text, String expected) {
        assertThat(Instant.ofEpochMilli(utc.millis(text))).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "yesterday",
                "12",
                "1234567",
                "2011-02-29",
                "2010-13-01",
                "13/13/2010",
                "2010-12-01 25:00",
                "2010-12-01 08:61",
                "2010-12-01 08:26:00 Mars",
                "12345678901234567890",
                "a/b/c",
                "1/",
                "2010-12-01T" + "08:26:00+99:00"
            })
    void answersNoneForWhatIsNoTime(String text) {
        assertThat(utc.millis(text)).isEqualTo(TimeReader.NONE);
    }

    @Test
    void takesTheDayFirstIfToldSo() {
        TimeReader days = new TimeReader(ZoneOffset.UTC, DateOrder.DMY);
        assertThat(Instant.ofEpochMilli(days.millis("12/1/2010"))).isEqualTo(Instant.parse("2010-01-12T00:00:00Z"));
    }

    @Test
    void saysWhatADateProvesAboutTheOrder() {
        assertThat(utc.evidence("13/1/2010")).isPositive();
        assertThat(utc.evidence("1/13/2010")).isNegative();
        assertThat(utc.evidence("1/2/2010")).isZero();
        assertThat(utc.isAmbiguous()).isTrue();
        assertThat(utc.evidence("2/2/2010")).isZero();
        assertThat(utc.isAmbiguous()).isFalse();
        assertThat(utc.evidence("2010-01-02")).isZero();
        assertThat(utc.isAmbiguous()).isFalse();
    }

    @Test
    void agreesWithTheLibraryOnRandomLocalTimes() {
        long seed = 20_101_201;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        DateTimeFormatter format = DateTimeFormatter.ofPattern("M/d/yyyy H:mm:ss", Locale.ROOT);
        for (String zone :
                new String[] {"UTC", "Europe/London", "Asia/Shanghai", "America/New_York", "Asia/Kathmandu"}) {
            TimeReader reader = new TimeReader(ZoneId.of(zone), DateOrder.MDY);
            for (int i = 0; i < 20_000; i++) {
                LocalDateTime time =
                        LocalDateTime.ofEpochSecond(random.nextLong(800_000_000L, 2_000_000_000L), 0, ZoneOffset.UTC);
                long expected = time.toInstant(ZoneId.of(zone).getRules().getOffset(time))
                        .toEpochMilli();
                assertThat(reader.millis(format.format(time)))
                        .as("%s in %s", time, zone)
                        .isEqualTo(expected);
            }
        }
    }
}
