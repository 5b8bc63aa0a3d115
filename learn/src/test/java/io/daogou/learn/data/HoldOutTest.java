package io.daogou.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.RandomData;
import org.junit.jupiter.api.Test;

class HoldOutTest {
    private static final Interactions ALL = RandomData.interactions(300, 60, 8, 5);

    @Test
    void aUserIsEitherLearnedFromOrAskedAndNothingIsLost() {
        HoldOut cut = HoldOut.users(ALL, 0.3, 0.5, 9);
        int held = 0;
        for (int user = 0; user < ALL.users(); user++) {
            int given = cut.questions().train().count(user);
            int asked = cut.questions().test().count(user);
            assertThat(cut.train().count(user) + given + asked).isEqualTo(ALL.count(user));
            if (asked > 0) {
                held++;
                assertThat(cut.train().count(user)).isZero();
                assertThat(given).isPositive();
            } else {
                assertThat(given).isZero();
            }
        }
        assertThat(held).isBetween(60, 120);
    }

    @Test
    void theSameSeedCutsTheSame() {
        assertThat(HoldOut.users(ALL, 0.3, 0.5, 9)).isEqualTo(HoldOut.users(ALL, 0.3, 0.5, 9));
        assertThat(HoldOut.users(ALL, 0.3, 0.5, 9)).isNotEqualTo(HoldOut.users(ALL, 0.3, 0.5, 10));
    }

    @Test
    void leaveOneOutTakesTheLatestOfEveryUserWithTwo() {
        Interactions timed = Interactions.builder()
                .add(0, 3, 1, 50)
                .add(0, 1, 1, 70)
                .add(0, 2, 1, 60)
                .add(1, 0, 1, 10)
                .add(2, 0, 1, 5)
                .add(2, 3, 1, 5)
                .build(3, 4);
        Split split = Split.leaveOneOut(timed);
        assertThat(split.test().itemsOf(0)).containsExactly(1);
        assertThat(split.test().count(1)).isZero();
        assertThat(split.test().itemsOf(2)).containsExactly(3);
        Split validation = Split.leaveOneOut(split.train());
        assertThat(validation.test().itemsOf(0)).containsExactly(2);
        assertThat(validation.train().itemsOf(0)).containsExactly(3);
    }

    @Test
    void impossibleSharesAndMissingTimesAreRefused() {
        assertThatThrownBy(() -> HoldOut.users(ALL, 0, 0.5, 1)).hasMessageContaining("userFraction is 0.0");
        assertThatThrownBy(() -> HoldOut.users(ALL, 0.5, 1, 1)).hasMessageContaining("testFraction is 1.0");
        Interactions untimed = Interactions.builder().add(0, 0, 1).build(1, 1);
        assertThatThrownBy(() -> Split.leaveOneOut(untimed)).hasMessageContaining("time");
    }
}
