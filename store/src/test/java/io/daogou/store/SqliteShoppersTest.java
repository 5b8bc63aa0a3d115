package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteShoppersTest extends ShoppersContract {
    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(directory, CatalogContract.CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Shoppers shoppers() {
        return store.shoppers();
    }

    @Test
    void keepsEverythingWhenReopened() {
        shoppers().link("d", "first", NOON);
        shoppers().link("d", "second", LATER);
        close();
        open();
        assertThat(standing(shoppers()))
                .containsExactly(new DeviceLink("d", "first", NOON, null), new DeviceLink("d", "second", LATER, null));
    }
}
