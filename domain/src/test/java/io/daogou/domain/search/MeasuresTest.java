package io.daogou.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            55寸电视            | 55    | INCH       | 55寸
            55 inch tv          | 55    | INCH       | 55 inch
            55-inch tv          | 55    | INCH       | 55-inch
            55" tv              | 55    | INCH       | 55"
            4 in. pipe          | 4     | INCH       | 4 in.
            4in pipe            | 4     | INCH       | 4in
            3-1/2 in. screw     | 3.5   | INCH       | 3-1/2 in.
            1/2 inch bit        | 0.5   | INCH       | 1/2 inch
            6' ladder           | 6     | FOOT       | 6'
            1.5 l kettle        | 1.5   | LITRE      | 1.5 l
            1.5L水壶            | 1.5   | LITRE      | 1.5L
            １．５升水壶         | 1.5   | LITRE      | １．５升
            2斤牛肉             | 2     | JIN        | 2斤
            两斤牛肉            | 2     | JIN        | 两斤
            半斤 5千克米        | 5     | KILOGRAM   | 5千克
            三千克              | 3     | KILOGRAM   | 三千克
            500ml杯             | 500   | MILLILITRE | 500ml
            8 fl. oz. cup       | 8     | FLUID_OUNCE| 8 fl. oz.
            1.9 cu. ft. oven    | 1.9   | CUBIC_FOOT | 1.9 cu. ft.
            20000mah            | 20000 | MILLIAMPERE_HOUR | 20000mah
            16gb ram            | 16    | GIGABYTE   | 16gb
            1,500 w heater      | 1500  | WATT       | 1,500 w
            1.28 gpf toilet     | 1.28  | GALLONS_A_FLUSH | 1.28 gpf
            一米八的床          | 1     | METRE      | 一米
            """)
    void aQuantityIsRead(String text, String value, Unit unit, String written) {
        Measure measure = Measures.find(text).getFirst();
        assertThat(measure.value().toPlainString()).isEqualTo(value);
        assertThat(measure.unit()).isEqualTo(unit);
        assertThat(measure.span().of(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"1.5 l,1500 ml", "2斤,1 kg", "55寸,55 inch", "1 ft,12 in", "半个 1千米,1 km", "1 tb,1024 gb"})
    void theSameQuantityInOtherUnitsIsTheSame(String one, String other) {
        assertThat(Measures.find(one).getFirst().isSameAs(Measures.find(other).getFirst()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2 in 1",
                "两用",
                "2 in the box",
                "iphone 15",
                "5米色",
                "xm4 mm",
                "mp3",
                "4k",
                "1.2.3 in",
                "3克拉",
                "under 200"
            })
    void otherNumbersMeasureNothing(String text) {
        assertThat(Measures.find(text)).isEmpty();
    }

    @Test
    void everyQuantityOfATextIsFoundInItsOrder() {
        List<Measure> found = Measures.find("2 in. x 4 in. x 8 ft. lumber");
        assertThat(found).extracting(Measure::unit).containsExactly(Unit.INCH, Unit.INCH, Unit.FOOT);
    }
}
