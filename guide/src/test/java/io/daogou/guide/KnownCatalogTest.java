package io.daogou.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.demo.DemoShop;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.store.Store;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When the guide reads the catalogue again. */
class KnownCatalogTest {
    private static final List<Item> ITEMS = DemoShop.generate(1).items();

    @Test
    void aReadThatFailedIsTriedAgain() throws InterruptedException {
        try (Store store = Store.inMemory(Clock.systemUTC())) {
            store.catalog().put(ITEMS.subList(0, 10));
            AtomicInteger reads = new AtomicInteger();
            // The real catalogue; its second reading fails as that of a disk that is gone for a moment.
            Catalog failing = (Catalog) Proxy.newProxyInstance(
                    Catalog.class.getClassLoader(), new Class<?>[] {Catalog.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("forEach") && reads.incrementAndGet() == 2) {
                            throw new IllegalStateException("the disk is gone");
                        }
                        return method.invoke(store.catalog(), arguments);
                    });
            try (KnownCatalog known = new KnownCatalog(failing)) {
                store.catalog().put(ITEMS.subList(0, 20));
                known.changed();
                Instant end = Instant.now().plus(Duration.ofSeconds(30));
                while (known.lexicon().assortment().size() < 20 && Instant.now().isBefore(end)) {
                    Thread.sleep(50);
                }
                assertThat(known.lexicon().assortment().size()).isEqualTo(20);
                assertThat(reads).hasValueGreaterThan(2);
            }
        }
    }
}
