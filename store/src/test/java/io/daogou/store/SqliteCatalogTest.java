package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteCatalogTest extends CatalogContract {
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
    Catalog catalog() {
        return store.catalog();
    }

    @Test
    void keepsEverythingWhenReopened() {
        Item item = Samples.fullItem("a");
        catalog().put(List.of(item, Item.of("b", "B")));
        catalog().delete("b");
        close();
        open();
        assertThat(all(catalog())).containsExactly(item);
        assertThat(catalog().put(List.of(item))).containsExactly(Catalog.PutOutcome.UNCHANGED);
    }
}
