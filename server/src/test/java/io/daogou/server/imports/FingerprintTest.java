package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.check.Check;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private final Fingerprint print = new Fingerprint();

    @Test
    void givesTheSameRowTheSameIdentifierForEver() {
        // Pinned: another value would make every shop's next import double what it has.
        assertThat(id("536365", "85123A", "WHITE HANGING HEART"))
                .isEqualTo(id("536365", "85123A", "WHITE HANGING HEART"));
        assertThat(id("536365", "85123A", "WHITE HANGING HEART")).isEqualTo("imp--t5c0Y76VP89PXlktroM5B");
    }

    @Test
    void tellsRowsApartThatDifferOnlyInWhereFieldsEnd() {
        assertThat(Set.of(id("ab", "c"), id("a", "bc"), id("abc"), id("abc", ""), id("", "abc")))
                .hasSize(5);
    }

    @Test
    void givesIdentifiersThatEventsMayHave() {
        assertThat(Check.id("eventId", id("x"))).startsWith("imp-").hasSize(26);
    }

    @Test
    void tellsAQuarterOfAMillionSimilarRowsApart() {
        Set<String> ids = new HashSet<>();
        Set<Long> halves = new HashSet<>();
        for (int user = 0; user < 500; user++) {
            for (int item = 0; item < 500; item++) {
                ids.add(id(String.valueOf(user), String.valueOf(item)));
                halves.add(print.high());
            }
        }
        assertThat(ids).hasSize(250_000);
        assertThat(halves).hasSize(250_000);
    }

    @Test
    void noticesBytesThatAreNoText() {
        print.start(0);
        print.add("caf\ufffd");
        assertThat(print.isBroken()).isFalse();
        print.add("caf" + SourceFile.BROKEN);
        assertThat(print.isBroken()).isTrue();
    }

    @Test
    void countsOccurrencesAsAMapWould() {
        long seed = 7;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Occurrences occurrences = new Occurrences();
        java.util.Map<Long, Integer> counts = new java.util.HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            long hash = random.nextInt(40_000);
            int before = counts.merge(hash, 1, Integer::sum) - 1;
            assertThat(occurrences.next(hash)).isEqualTo(before);
        }
    }

    private String id(String... fields) {
        print.start(0);
        for (String field : fields) {
            print.add(field);
        }
        return Fingerprint.eventId(print.high(), print.low(), 0);
    }
}
