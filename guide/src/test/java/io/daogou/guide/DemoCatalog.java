package io.daogou.guide;

import io.daogou.demo.DemoShop;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.catalog.AssortmentBuilder;
import io.daogou.guide.understand.Lexicon;
import io.daogou.store.Store;
import java.time.Clock;
import java.util.List;

/** Catalogues in a real store in memory. */
public final class DemoCatalog {
    private static final long SEED = 1;
    private static final Catalog SHOP = of(DemoShop.generate(SEED).items());
    private static final Assortment ASSORTMENT = AssortmentBuilder.read(SHOP);
    private static final Lexicon LEXICON = Lexicon.of(ASSORTMENT);

    private DemoCatalog() {}

    /** The demo shop; not to be changed. */
    public static Catalog shop() {
        return SHOP;
    }

    public static Assortment assortment() {
        return ASSORTMENT;
    }

    public static Lexicon lexicon() {
        return LEXICON;
    }

    /** A catalogue of one's own. */
    public static Catalog of(List<Item> items) {
        Catalog catalog = Store.inMemory(Clock.systemUTC()).catalog();
        catalog.put(items);
        return catalog;
    }
}
