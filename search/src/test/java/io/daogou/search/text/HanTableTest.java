package io.daogou.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The table is what ICU says; {@code -Ddaogou.han=FILE} writes it. */
class HanTableTest {
    @Test
    void theTableIsWhatIcuSays() throws IOException {
        String[] simplified = perCharacter("Traditional-Simplified");
        String[] readings = perCharacter("Han-Latin; Latin-ASCII; Lower");
        StringBuilder pairs = new StringBuilder();
        Map<String, StringBuilder> byReading = new TreeMap<>();
        for (char c = HanTable.FIRST; c <= HanTable.LAST; c++) {
            String simple = simplified[c - HanTable.FIRST];
            String reading = readings[c - HanTable.FIRST].strip();
            if (simple.length() == 1 && simple.charAt(0) != c && HanTable.covers(simple.charAt(0))) {
                pairs.append(c).append(simple);
            }
            if (reading.matches("[a-z]+")) {
                byReading.computeIfAbsent(reading, one -> new StringBuilder()).append(c);
            }
        }
        StringBuilder file = new StringBuilder(pairs).append('\n');
        byReading.forEach(
                (reading, all) -> file.append(reading).append(' ').append(all).append('\n'));
        String written = System.getProperty("daogou.han", "");
        if (!written.isEmpty()) {
            Files.writeString(Path.of(written), file);
        }
        try (var shipped = HanTable.class.getResourceAsStream("han.txt")) {
            assertThat(shipped).isNotNull();
            assertThat(new String(shipped.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(file.toString());
        }
    }

    @Test
    void charactersAreSimplifiedAndRead() {
        assertThat(HanTable.simplified('藍')).isEqualTo('蓝');
        assertThat(HanTable.simplified('蓝')).isEqualTo('蓝');
        assertThat(Pinyin.of("蓝牙耳机")).isEqualTo("lanyaerji");
        assertThat(Pinyin.initials("蓝牙耳机")).isEqualTo("lyej");
    }

    private static String[] perCharacter(String transliterator) {
        StringBuilder all = new StringBuilder();
        for (char c = HanTable.FIRST; c <= HanTable.LAST; c++) {
            all.append(c).append('\n');
        }
        return Transliterator.getInstance(transliterator)
                .transliterate(all.toString())
                .split("\n", -1);
    }
}
