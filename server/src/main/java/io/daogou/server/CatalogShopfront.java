package io.daogou.server;

import io.daogou.engine.Category;
import io.daogou.engine.Engine;
import io.daogou.server.configuration.StorefrontSettings;
import io.daogou.server.http.Shopfront;
import java.util.List;
import java.util.Optional;

/** A storefront for any shop: its departments are the widest categories of the catalogue. */
final class CatalogShopfront implements Shopfront {
    private final Engine engine;
    private final StorefrontSettings settings;
    private final String browserKey;

    CatalogShopfront(Engine engine, StorefrontSettings settings, String browserKey) {
        this.engine = engine;
        this.settings = settings;
        this.browserKey = browserKey;
    }

    @Override
    public Name shopName() {
        return new Name(settings.shopName(), settings.shopName());
    }

    @Override
    public String currency() {
        return settings.currency();
    }

    @Override
    public String browserKey() {
        return browserKey;
    }

    @Override
    public List<Department> departments() {
        return engine.categories().stream()
                .filter(category -> category.path().size() == 1)
                .map(CatalogShopfront::department)
                .toList();
    }

    private static Department department(Category category) {
        String english = category.path().getFirst();
        List<String> chinese = category.translations().getOrDefault("zh", category.path());
        return new Department(category.path(), new Name(english, chinese.getFirst()), null);
    }

    @Override
    public Optional<String> picture(String itemId) {
        return Optional.empty();
    }
}
