package io.daogou.engine;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import io.daogou.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A second change arrives at the worst moment: when the first is in the truth and not yet in the live state. */
class FollowedTruthTest {
    private final LiveCatalog live = new LiveCatalog();

    @Test
    void theLaterOfTwoPutsIsWhatShelvesSee() throws InterruptedException {
        Interrupted truth = new Interrupted();
        FollowedCatalog followed = new FollowedCatalog(truth.catalog(), live, itemId -> {});
        truth.meanwhile = () -> followed.put(List.of(priced("2")));
        followed.put(List.of(priced("1")));
        truth.finish();
        assertThat(truth.items.item("tea").map(Item::currentPrice)).contains(Money.of("2", "EUR"));
        assertThat(live.columns().price(live.slot("tea"))).isEqualTo(2);
    }

    @Test
    void anItemThatIsDeletedWhileItIsPutDoesNotStay() throws InterruptedException {
        Interrupted truth = new Interrupted();
        FollowedCatalog followed = new FollowedCatalog(truth.catalog(), live, itemId -> {});
        truth.meanwhile = () -> followed.delete("tea");
        followed.put(List.of(priced("1")));
        truth.finish();
        assertThat(truth.items.item("tea")).isEmpty();
        assertThat(live.listed()).isEmpty();
    }

    @Test
    void theLaterOfTwoLinksIsWhatAnswersSee() throws InterruptedException {
        LiveState state = new LiveState(live, new Popularity(30, MemoryShop.CLOCK), 10);
        state.apply(MemoryShop.onDevice("phone", EventType.VIEW_ITEM, 1, "tea"));
        Interrupted truth = new Interrupted();
        FollowedShoppers followed = new FollowedShoppers(truth.shoppers(), state);
        truth.meanwhile = () -> followed.link("phone", "bob", NOW);
        followed.link("phone", "ada", NOW);
        truth.finish();
        assertThat(truth.links.linksOf("bob")).anyMatch(DeviceLink::stands);
        assertThat(state.devicesOf("bob")).isEqualTo(state.devicesOf("ada")).containsExactly("phone");
        assertThat(truth.links.linksOn("phone"))
                .extracting(DeviceLink::shopperId)
                .containsExactly("ada", "bob");
    }

    private static Item priced(String amount) {
        return item("tea").price(Money.of(amount, "EUR")).build();
    }

    /** The truth of a shop that lets another change start, once, just before a call returns. */
    private static final class Interrupted {
        final Catalog items = Store.inMemory(MemoryShop.CLOCK).catalog();
        final Shoppers links = Store.inMemory().shoppers();

        @Nullable
        Runnable meanwhile;

        private @Nullable Thread other;

        /** Until the other change is through, or waits for its turn. */
        private void interrupt() {
            Runnable change = meanwhile;
            meanwhile = null;
            if (change != null) {
                Thread started = Thread.ofPlatform().start(change);
                other = started;
                while (started.getState() != Thread.State.BLOCKED && started.getState() != Thread.State.TERMINATED) {
                    Thread.onSpinWait();
                }
            }
        }

        void finish() throws InterruptedException {
            if (other != null) {
                other.join();
            }
        }

        Catalog catalog() {
            return new Catalog() {
                @Override
                public List<PutOutcome> put(List<Item> several) {
                    return items.put(several);
                }

                @Override
                public boolean delete(String itemId) {
                    return items.delete(itemId);
                }

                @Override
                public Optional<Item> item(String itemId) {
                    Optional<Item> found = items.item(itemId);
                    interrupt();
                    return found;
                }

                @Override
                public void forEach(Consumer<Item> reader) {
                    items.forEach(reader);
                }

                @Override
                public long size() {
                    return items.size();
                }
            };
        }

        Shoppers shoppers() {
            return new Shoppers() {
                @Override
                public boolean link(String deviceId, String shopperId, Instant time) {
                    boolean changed = links.link(deviceId, shopperId, time);
                    interrupt();
                    return changed;
                }

                @Override
                public boolean unlink(String deviceId, String shopperId, Instant time) {
                    return links.unlink(deviceId, shopperId, time);
                }

                @Override
                public List<DeviceLink> linksOf(String shopperId) {
                    return links.linksOf(shopperId);
                }

                @Override
                public List<DeviceLink> linksOn(String deviceId) {
                    return links.linksOn(deviceId);
                }

                @Override
                public void forEach(Consumer<DeviceLink> reader) {
                    links.forEach(reader);
                }
            };
        }
    }
}
