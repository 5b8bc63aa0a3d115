package io.daogou.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import org.junit.jupiter.api.Test;

class TouchTest {
    @Test
    void aCartHoldsWhatWasPutInAfterItWasLastTakenOutOrOrdered() {
        assertThat(touch(EventType.ADD_TO_CART, 5).isInCart()).isTrue();
        assertThat(joined(EventType.ADD_TO_CART, 5, EventType.REMOVE_FROM_CART, 6)
                        .isInCart())
                .isFalse();
        assertThat(joined(EventType.ADD_TO_CART, 5, EventType.PURCHASE, 6).isInCart())
                .isFalse();
        assertThat(joined(EventType.ADD_TO_CART, 7, EventType.REMOVE_FROM_CART, 6)
                        .isInCart())
                .isTrue();
        assertThat(joined(EventType.ADD_TO_CART, 7, EventType.PURCHASE, 6).isInCart())
                .isTrue();
    }

    @Test
    void whatWasTurnedDownStaysSoUntilItIsWantedOrBoughtButNotWhenItIsMerelySeen() {
        assertThat(joined(EventType.DISLIKE, 5, EventType.VIEW_ITEM, 9).isDisliked())
                .isTrue();
        assertThat(joined(EventType.DISLIKE, 5, EventType.ADD_TO_WISHLIST, 9).isDisliked())
                .isFalse();
        assertThat(joined(EventType.DISLIKE, 5, EventType.ADD_TO_CART, 9).isDisliked())
                .isFalse();
        assertThat(joined(EventType.DISLIKE, 5, EventType.PURCHASE, 9).isDisliked())
                .isFalse();
        assertThat(joined(EventType.PURCHASE, 5, EventType.DISLIKE, 9).isDisliked())
                .isTrue();
    }

    @Test
    void everyEventTypeThatSaysSomethingOfAnItemLeavesATouchAndNoOther() {
        for (EventType type : EventType.values()) {
            boolean silent = switch (type) {
                case VIEW_ITEM_LIST, BEGIN_CHECKOUT, REFUND, SEARCH, LOGIN -> true;
                default -> false;
            };
            assertThat(touch(type, 9).latest()).as(type.wireName()).isEqualTo(silent ? 0 : 9);
        }
    }

    @Test
    void joiningTakesTheLaterOfEachKindWhicheverComesFirst() {
        Touch one = new Touch(3, 10, 2, 30, 4, 50, 6);
        Touch other = new Touch(3, 1, 20, 3, 40, 5, 60);
        Touch both = new Touch(3, 10, 20, 30, 40, 50, 60);
        assertThat(one.join(other)).isEqualTo(both);
        assertThat(other.join(one)).isEqualTo(both);
        assertThat(both.join(one)).isEqualTo(both);
        assertThat(both.latest()).isEqualTo(60);
    }

    private static Touch touch(EventType type, long time) {
        return Touch.of(0, type, time);
    }

    private static Touch joined(EventType first, long firstTime, EventType second, long secondTime) {
        Touch a = touch(first, firstTime);
        Touch b = touch(second, secondTime);
        assertThat(a.join(b)).isEqualTo(b.join(a));
        return a.join(b);
    }
}
