package io.daogou.engine.rank;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.domain.recommendation.Reason;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.live.Tags;
import org.junit.jupiter.api.Test;

class LeaningsTest {
    private final LiveCatalog catalog = new LiveCatalog();
    private final LiveState state = new LiveState(catalog, new Popularity(30, MemoryShop.CLOCK), 100);

    private void put(String itemId, String brand, String... path) {
        catalog.put(MemoryShop.item(itemId, path).brand(brand).build());
    }

    private Reason reason(String itemId) {
        return new Leanings(catalog.columns(), state.history("ada", null)).of(catalog.slot(itemId));
    }

    private void view(String... itemIds) {
        state.apply(MemoryShop.byShopper("ada", EventType.VIEW_ITEM, 5, itemIds));
    }

    @Test
    void theStrongestInterestThatAnItemHasToDoWithIsTold() {
        put("mug 1", "Acme", "Kitchen", "Mugs");
        put("mug 2", "Best", "Kitchen", "Mugs");
        put("mug 3", "Acme", "Kitchen", "Mugs");
        put("lamp", "Acme", "Light");
        put("rug", "Best", "Floor");
        put("chair", "None", "Seats");
        view("mug 1", "mug 2", "mug 3", "lamp");
        put("new mug", "Fresh", "Kitchen", "Mugs");
        put("new lamp", "Acme", "Light");
        assertThat(reason("new mug")).isEqualTo(new Reason.Interest("category:Kitchen > Mugs"));
        assertThat(reason("new lamp"))
                .as("a single lamp says less than three of the brand")
                .isEqualTo(new Reason.Interest("brand:Acme"));
        assertThat(reason("rug")).as("seen once").isEqualTo(new Reason.ForYou());
        assertThat(reason("chair")).isEqualTo(new Reason.ForYou());
        Item item = MemoryShop.item("new mug", "Kitchen", "Mugs").brand("Fresh").build();
        assertThat(new Tags(catalog).of(item))
                .contains(String.valueOf(reason("new mug").tag()));
    }

    @Test
    void whatIsAFewOfManyIsNoInterest() {
        for (int i = 0; i < 20; i++) {
            put("item " + i, "brand " + i, i < 2 ? "Mugs" : "Kind " + i);
            view("item " + i);
        }
        assertThat(reason("item 0")).isEqualTo(new Reason.ForYou());
    }
}
