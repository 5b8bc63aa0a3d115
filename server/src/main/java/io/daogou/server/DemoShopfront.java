package io.daogou.server;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Drawing;
import io.daogou.domain.item.Catalog;
import io.daogou.server.http.Shopfront;
import java.util.List;
import java.util.Optional;

/** The demo shop's storefront, with pictures drawn on demand. */
final class DemoShopfront implements Shopfront {
    private final Catalog catalog;
    private final String browserKey;

    DemoShopfront(Catalog catalog, String browserKey) {
        this.catalog = catalog;
        this.browserKey = browserKey;
    }

    @Override
    public Name shopName() {
        return new Name("Daogou", "导购");
    }

    @Override
    public String currency() {
        return "CNY";
    }

    @Override
    public String browserKey() {
        return browserKey;
    }

    /** Generated with the shop, which takes a moment: on the first call, not at the start. */
    @Override
    public List<Department> departments() {
        return Departments.ALL;
    }

    @Override
    public Optional<String> picture(String itemId) {
        try {
            return catalog.item(itemId).filter(DemoShopfront::isDrawn).map(Drawing::svg);
        } catch (IllegalArgumentException foreign) {
            // An item of somebody's own that names a drawn picture: there is nothing to draw it by.
            return Optional.empty();
        }
    }

    /** Somebody may have put an item of their own into the demo shop. */
    private static boolean isDrawn(io.daogou.domain.item.Item item) {
        return ("/demo/images/" + item.itemId() + ".svg").equals(item.imageLink());
    }

    private static final class Departments {
        static final List<Department> ALL = DemoShop.generate(DemoData.SEED).departments().stream()
                .map(one -> new Department(
                        List.of(one.name()), new Name(one.name(), one.chineseName()), one.accentColour()))
                .toList();
    }
}
