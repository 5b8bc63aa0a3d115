package io.daogou.guide.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.guide.DemoCatalog;
import io.daogou.guide.understand.LexiconUnderstanding;
import io.daogou.guide.understand.Understanding;
import io.daogou.guide.understand.Understood;
import io.daogou.guide.understand.Wish;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A need after some utterances, with nothing but the lexicon. */
class NeedsTest {
    private static Understood read(String text, @Nullable String asked) {
        return new LexiconUnderstanding()
                .read(text, new Understanding.Context(DemoCatalog.lexicon(), null, asked, "device"));
    }

    private static Need after(String... texts) {
        Need need = Need.NONE;
        for (String text : texts) {
            need = Needs.after(need, read(text, null), null, DemoCatalog.lexicon());
        }
        return need;
    }

    private static List<String> said(Need need) {
        return need.wishes().stream()
                .map(wish -> (wish.isExcluded() ? "-" : "") + wish.said())
                .toList();
    }

    @Test
    void theSameWordsMakeTheSameNeed() {
        assertThat(after("a red scarf", "not wool", "under 300"))
                .isEqualTo(after("a red scarf", "not wool", "under 300"));
    }

    @Test
    void aNewValueReplacesTheOldOneAndOtherWishesStay() {
        assertThat(said(after("a sage shirt in linen", "rather white")))
                .containsExactlyInAnyOrder("linen", "Shirts", "white");
    }

    @Test
    void twoValuesInOneBreathAreAlternatives() {
        Need need = after("sneakers in white or sage");
        BitSet items = Candidates.of(need, DemoCatalog.lexicon(), null).items();
        assertThat(items.cardinality()).isPositive();
        BitSet white = Candidates.of(after("sneakers in white"), DemoCatalog.lexicon(), null)
                .items();
        BitSet both = (BitSet) items.clone();
        both.and(white);
        assertThat(both).isEqualTo(white);
        assertThat(items.cardinality()).isGreaterThan(white.cardinality());
    }

    @Test
    void anotherKindOfProductTakesAlongOnlyWhatItCanHave() {
        assertThat(said(after("a linen shirt, slim", "no, I meant a scarf")))
                .contains("Scarves")
                .doesNotContain("Shirts", "slim");
    }

    @Test
    void whatIsNotWantedIsNoLongerWanted() {
        Need need = after("a navy scarf", "not navy");
        assertThat(need.wishes().stream().filter(wish -> !wish.isExcluded()).map(Wish::said))
                .doesNotContain("navy");
        assertThat(need.wishes()).anyMatch(Wish::isExcluded);
    }

    @Test
    void iDoNotMindSettlesTheQuestion() {
        Need need = Needs.after(after("boots"), read("whatever", "brand"), "brand", DemoCatalog.lexicon());
        assertThat(need.isSettled("brand")).isTrue();
    }

    @Test
    void theLeastIsGivenUpWhereNothingFitsAll() {
        Need need = after("a cashmere scarf under 1 yuan");
        Candidates candidates = Candidates.of(need, DemoCatalog.lexicon(), null);
        assertThat(candidates.overBudget()).isTrue();
        assertThat(candidates.unmet()).isEmpty();
        assertThat(candidates.items().cardinality()).isPositive();
    }
}
