package io.daogou.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.demo.DemoShop;
import io.daogou.domain.item.Item;
import io.daogou.domain.shopper.Subject;
import io.daogou.guide.understand.LexiconUnderstanding;
import io.daogou.guide.understand.Understanding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is remembered, from when and until when. */
class ForgettingTest {
    private static final List<Item> ITEMS = DemoShop.generate(1).items();

    @TempDir
    private Path folder;

    private static GuideAnswer say(GuideShop shop, String device, String text) {
        return shop.guide().turn(GuideTurn.said(null, device, "en", text));
    }

    private static List<Chip> opened(GuideShop shop, String device) {
        return shop.guide().turn(GuideTurn.opened(null, device, "en")).understood();
    }

    @Test
    void whatIsErasedDuringATurnIsNotKeptByIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Understanding lexicon = new LexiconUnderstanding();
        Understanding slow = (text, context) -> {
            begun.countDown();
            try {
                assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return lexicon.read(text, context);
        };
        try (GuideShop shop = new GuideShop(ITEMS, folder, slow, null)) {
            CompletableFuture<GuideAnswer> turn =
                    CompletableFuture.supplyAsync(() -> say(shop, "phone", "a tent"), Thread::startVirtualThread);
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> erasure = CompletableFuture.runAsync(
                    () -> shop.guide().forget(Set.of(Subject.device("phone"))), Thread::startVirtualThread);
            // It waits for the turn, which would keep the conversation after it otherwise.
            assertThatThrownBy(() -> erasure.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            goOn.countDown();
            assertThat(turn.get(60, TimeUnit.SECONDS).understood()).isNotEmpty();
            erasure.get(60, TimeUnit.SECONDS);
            assertThat(opened(shop, "phone")).isEmpty();
        }
    }

    @Test
    void whatIsSaidWhereItMayNotBeRememberedStaysOnTheDevice() {
        try (GuideShop shop = GuideShop.demo(folder)) {
            shop.link("phone", "lin");
            shop.link("laptop", "lin");
            shop.refuse("phone");
            assertThat(say(shop, "phone", "nappies").understood()).isNotEmpty();
            assertThat(opened(shop, "laptop")).isEmpty();
            assertThat(say(shop, "laptop", "a tent").understood()).isNotEmpty();
            assertThat(opened(shop, "phone"))
                    .isEqualTo(say(shop, "phone", "nappies").understood());
        }
    }

    @Test
    void afterAWithdrawalAndAfterAnUnlinkNothingIsLeft() {
        try (GuideShop shop = GuideShop.demo(folder)) {
            shop.link("phone", "lin");
            shop.link("laptop", "lin");
            say(shop, "phone", "nappies");
            assertThat(opened(shop, "laptop")).isNotEmpty();
            shop.refuse("phone");
            assertThat(opened(shop, "phone")).isEmpty();
            shop.guide().forget(Set.of(Subject.device("phone"), Subject.shopper("lin")));
            assertThat(opened(shop, "laptop")).isEmpty();

            say(shop, "laptop", "a tent");
            shop.unlink("laptop");
            shop.guide().forget(Set.of(Subject.device("laptop"), Subject.shopper("lin")));
            assertThat(opened(shop, "laptop")).isEmpty();
            shop.link("tablet", "lin");
            assertThat(opened(shop, "tablet")).isEmpty();
        }
    }
}
