package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every keeper of links does. */
abstract class ShoppersContract {
    static final Instant NOON = Instant.parse("2026-05-05T12:00:00.001Z");
    static final Instant LATER = NOON.plusSeconds(60);

    abstract Shoppers shoppers();

    static List<DeviceLink> standing(Shoppers shoppers) {
        List<DeviceLink> links = new ArrayList<>();
        shoppers.forEach(links::add);
        return links;
    }

    @Test
    void beginsEmpty() {
        assertThat(shoppers().linksOf("s")).isEmpty();
        assertThat(standing(shoppers())).isEmpty();
        assertThat(shoppers().unlink("d", "s", NOON)).isFalse();
    }

    @Test
    void linksADeviceOnce() {
        assertThat(shoppers().link("手机-📱", "s", NOON)).isTrue();
        assertThat(shoppers().link("手机-📱", "s", LATER)).isFalse();
        DeviceLink link = new DeviceLink("手机-📱", "s", NOON, null);
        assertThat(shoppers().linksOf("s")).containsExactly(link);
        assertThat(standing(shoppers())).containsExactly(link);
    }

    @Test
    void undoesALinkButRemembersIt() {
        shoppers().link("d", "s", NOON);
        assertThat(shoppers().unlink("d", "other", LATER)).isFalse();
        assertThat(shoppers().unlink("d", "s", LATER)).isTrue();
        assertThat(shoppers().unlink("d", "s", LATER)).isFalse();
        assertThat(shoppers().linksOf("s")).containsExactly(new DeviceLink("d", "s", NOON, LATER));
        assertThat(standing(shoppers())).isEmpty();
    }

    @Test
    void letsSeveralShoppersLogInOnADevice() {
        shoppers().link("d", "first", NOON);
        assertThat(shoppers().link("d", "second", LATER)).isTrue();
        DeviceLink first = new DeviceLink("d", "first", NOON, null);
        DeviceLink second = new DeviceLink("d", "second", LATER, null);
        assertThat(shoppers().linksOf("first")).containsExactly(first);
        assertThat(shoppers().linksOn("d")).containsExactly(first, second);
        assertThat(standing(shoppers())).containsExactly(first, second);
        assertThat(shoppers().link("d", "first", LATER))
                .as("not the latest any more")
                .isTrue();
        assertThat(standing(shoppers())).hasSize(3);
    }

    @Test
    void undoesEveryLinkOfAShopperOnADeviceAndNoOther() {
        shoppers().link("d", "first", NOON);
        shoppers().link("d", "second", NOON);
        shoppers().link("d", "first", LATER);
        shoppers().link("e", "first", NOON);
        assertThat(shoppers().unlink("d", "first", LATER)).isTrue();
        assertThat(standing(shoppers()))
                .containsExactlyInAnyOrder(
                        new DeviceLink("d", "second", NOON, null), new DeviceLink("e", "first", NOON, null));
        assertThat(shoppers().linksOn("d")).hasSize(3);
    }

    @Test
    void ordersTheLinksOfAShopperByTimeThenByArrival() {
        shoppers().link("c", "s", LATER);
        shoppers().link("b", "s", NOON);
        shoppers().link("a", "s", NOON);
        assertThat(shoppers().linksOf("s")).extracting(DeviceLink::deviceId).containsExactly("b", "a", "c");
    }

    @Test
    void linksAgainAfterAnUndoing() {
        shoppers().link("d", "s", NOON);
        shoppers().unlink("d", "s", NOON);
        assertThat(shoppers().link("d", "s", NOON)).isTrue();
        assertThat(shoppers().linksOf("s"))
                .containsExactly(new DeviceLink("d", "s", NOON, NOON), new DeviceLink("d", "s", NOON, null));
    }

    @Test
    void undoesALinkNoEarlierThanItBegan() {
        shoppers().link("d", "s", LATER);
        shoppers().unlink("d", "s", NOON);
        assertThat(shoppers().linksOf("s")).containsExactly(new DeviceLink("d", "s", LATER, LATER));
    }

    @Test
    void refusesABlankIdentifier() {
        assertThatThrownBy(() -> shoppers().link(" ", "s", NOON)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> shoppers().link("d", "", NOON)).isInstanceOf(InvalidInput.class);
        assertThat(standing(shoppers())).isEmpty();
    }

    @Test
    void givesEveryLinkThatStands() {
        for (int i = 0; i < 500; i++) {
            shoppers().link("device-" + i, "shopper-" + i % 50, NOON);
        }
        shoppers().unlink("device-0", "shopper-0", LATER);
        assertThat(standing(shoppers()))
                .hasSize(499)
                .allMatch(DeviceLink::stands)
                .doesNotHaveDuplicates();
        assertThat(shoppers().linksOf("shopper-0")).hasSize(10);
    }

    @Test
    void makesALinkOnceHoweverManyAsk() throws Exception {
        List<Callable<Boolean>> callers =
                Collections.nCopies(50, () -> shoppers().link("d", "s", NOON));
        assertThat(EventLogContract.together(callers)).containsOnlyOnce(true);
    }

    @Test
    void keepsEveryShopperOfADeviceHoweverManyLogIn() throws Exception {
        List<Callable<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String shopper = "shopper-" + i;
            callers.add(() -> shoppers().link("d", shopper, NOON));
        }
        assertThat(EventLogContract.together(callers)).containsOnly(true);
        assertThat(standing(shoppers())).hasSize(50);
    }
}
