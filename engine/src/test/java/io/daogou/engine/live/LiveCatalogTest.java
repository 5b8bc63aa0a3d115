package io.daogou.engine.live;

import static io.daogou.engine.MemoryShop.item;
import static io.daogou.engine.MemoryShop.soldOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.item.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveCatalogTest {
    private final LiveCatalog catalog = new LiveCatalog();

    @Test
    void anItemThatEventsNameFirstIsCountedAsUnknownUntilItArrives() {
        int slot = catalog.slotOrNew("tea");
        assertThat(catalog.unknownItems()).isEqualTo(1);
        assertThat(catalog.columns().isOrderable(slot)).isFalse();
        assertThat(catalog.columns().price(slot)).isNaN();
        assertThat(catalog.columns().category(slot)).isEqualTo(CategoryTree.NONE);
        catalog.put(item("tea", "Drinks").build());
        assertThat(catalog.slot("tea")).as("keeps its slot").isEqualTo(slot);
        assertThat(catalog.unknownItems()).isZero();
        assertThat(catalog.columns().isOrderable(slot)).isTrue();
    }

    @Test
    void aPutShowsAtOnce() {
        catalog.put(item("tea", "Drinks").build());
        int slot = catalog.slot("tea");
        assertThat(catalog.columns().price(slot)).isEqualTo(10);
        catalog.put(
                item("tea", "Drinks", "Hot").salePrice(Money.of("7.50", "EUR")).build());
        assertThat(catalog.columns().price(slot)).as("the sale price counts").isEqualTo(7.5);
        assertThat(catalog.columns().category(slot)).isEqualTo(catalog.category(List.of("Drinks", "Hot")));
        catalog.put(soldOut("tea", "Drinks"));
        assertThat(catalog.columns().isOrderable(slot)).isFalse();
        assertThat(catalog.columns().listing(slot)).as("still listed").isNotNull();
    }

    @Test
    void variantsOfAProductAreKnownByTheirGroupForAsLongAsTheyBelongToIt() {
        catalog.put(item("red").itemGroupId("shirt").build());
        catalog.put(item("blue").itemGroupId("shirt").build());
        catalog.put(item("blue").itemGroupId("shirt").build());
        assertThat(catalog.group("shirt", 10)).containsExactly("blue", "red");
        assertThat(catalog.group("shirt", 1)).containsExactly("blue");
        catalog.put(item("blue").itemGroupId("coat").build());
        assertThat(catalog.group("shirt", 10)).containsExactly("red");
        assertThat(catalog.group("coat", 10)).containsExactly("blue");
        catalog.put(item("blue").build());
        catalog.delete("red");
        assertThat(catalog.group("shirt", 10)).isEmpty();
        assertThat(catalog.group("coat", 10)).isEmpty();
    }

    @Test
    void aDeletedItemIsNeitherListedNorOrderableAndComesBackInItsSlot() {
        catalog.put(item("tea").build());
        int slot = catalog.slot("tea");
        catalog.delete("tea");
        catalog.delete("never there");
        assertThat(catalog.listed()).isEmpty();
        assertThat(catalog.columns().isOrderable(slot)).isFalse();
        assertThat(catalog.columns().listing(slot)).isNull();
        catalog.put(item("tea").build());
        assertThat(catalog.listed()).containsExactly(slot);
    }

    @Test
    void whatIsListedComesInTheOrderOfIdentifiersWithoutTheUnknown() {
        catalog.slotOrNew("aaa");
        catalog.put(item("cup").build());
        catalog.put(soldOut("bag"));
        LiveCatalog.Columns columns = catalog.columns();
        assertThat(catalog.listed().stream().map(columns::itemId)).containsExactly("bag", "cup");
    }

    @Test
    void allStaysInPlaceWhenTheColumnsGrow() {
        LiveCatalog.Columns early = catalog.columns();
        for (int i = 0; i < 5_000; i++) {
            catalog.put(item("item " + i, "Category " + i % 100)
                    .price(Money.of(String.valueOf(i), "EUR"))
                    .build());
        }
        for (int i = 0; i < 5_000; i++) {
            int slot = catalog.slot("item " + i);
            assertThat(catalog.columns().itemId(slot)).isEqualTo("item " + i);
            assertThat(catalog.columns().price(slot)).isEqualTo(i);
            assertThat(catalog.columns().category(slot)).isEqualTo(catalog.category(List.of("Category " + i % 100)));
        }
        assertThat(early.size()).as("what a request took at first still stands").isLessThanOrEqualTo(1024);
    }

    @Test
    void theVersionChangesWithWhatIsListedButNotWithPriceAndStock() {
        catalog.put(item("tea").build());
        long listed = catalog.version();
        catalog.put(item("tea").price(Money.of("11", "EUR")).build());
        catalog.put(soldOut("tea"));
        assertThat(catalog.version()).isEqualTo(listed);
        catalog.put(item("cup").build());
        assertThat(catalog.version()).isNotEqualTo(listed);
        long two = catalog.version();
        catalog.delete("cup");
        assertThat(catalog.version()).isNotEqualTo(two);
        long one = catalog.version();
        catalog.put(item("tea").addedAt(io.daogou.engine.MemoryShop.NOW).build());
        assertThat(catalog.version()).isNotEqualTo(one);
    }

    @Test
    void aSlotThatIsNotGivenYetIsRefusedByName() {
        assertThatThrownBy(() -> catalog.columns().itemId(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slot 3");
        assertThat(catalog.slot("nobody named it")).isEqualTo(-1);
    }

    @Test
    void aCategoryLiesWithinItselfAndAllAboveIt() {
        catalog.put(item("kettle", "Home", "Kitchen", "Tea").build());
        catalog.put(item("lamp", "Home", "Light").build());
        int home = catalog.category(List.of("Home"));
        int kitchen = catalog.category(List.of("Home", "Kitchen"));
        int tea = catalog.category(List.of("Home", "Kitchen", "Tea"));
        int light = catalog.category(List.of("Home", "Light"));
        assertThat(catalog.isWithin(tea, tea)).isTrue();
        assertThat(catalog.isWithin(tea, kitchen)).isTrue();
        assertThat(catalog.isWithin(tea, home)).isTrue();
        assertThat(catalog.isWithin(kitchen, tea)).isFalse();
        assertThat(catalog.isWithin(light, kitchen)).isFalse();
        assertThat(catalog.parentCategory(tea)).isEqualTo(kitchen);
        assertThat(catalog.parentCategory(home)).isEqualTo(CategoryTree.NONE);
        assertThat(catalog.category(List.of("Tea"))).isEqualTo(CategoryTree.NONE);
        assertThat(catalog.isWithin(CategoryTree.NONE, home)).isFalse();
    }

    @Test
    void theSameNameUnderAnotherParentIsAnotherCategory() {
        CategoryTree tree = new CategoryTree();
        int women = tree.numberOrNew(List.of("Women", "Shoes"));
        int men = tree.numberOrNew(List.of("Men", "Shoes"));
        assertThat(women).isNotEqualTo(men);
        assertThat(tree.parent(women)).isEqualTo(tree.number(List.of("Women")));
        assertThat(tree.numberOrNew(List.of("Men", "Shoes"))).isEqualTo(men);
        assertThat(tree.numberOrNew(List.of())).isEqualTo(CategoryTree.NONE);
    }
}
