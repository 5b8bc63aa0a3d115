package io.daogou.engine.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.HandMade;
import io.daogou.engine.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewItemsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Catalog catalog = new MemoryShop().items;
    private final LiveCatalog live = new LiveCatalog();
    private @Nullable Release serving = release("one");
    private final NewItems newItems = new NewItems(catalog, live, () -> serving);

    /** Tea and cups, each described by its name; level 1.5 at home, a half among similar ones. */
    private Release release(String id) {
        return new Release(
                id,
                HandMade.of("green tea", "cup")
                        .says("green tea", "cup", 3)
                        .says("cup", "green tea", 2)
                        .modelsWithContent(),
                live);
    }

    private void put(String itemId, String title) {
        Item described = Item.of(itemId, title);
        catalog.put(List.of(described));
        newItems.changed(itemId);
    }

    private void delete(String itemId) {
        catalog.delete(itemId);
        newItems.changed(itemId);
    }

    private Placed placed() {
        assertThat(newItems.work(LONG)).isTrue();
        return newItems.placed(serving);
    }

    private int number(String itemId) {
        return placed().number(live.slot(itemId));
    }

    /** The one known item that reads like it has the share 1 / (1 + μ), with all words known. */
    @Test
    void aNewItemIsPlacedByTheShareOfWhatReadsLikeIt() {
        put("a", "Cup");
        Placed placed = placed();
        float share = 1 / 1.25f;
        // The mean of the largest weights is 2.5; from the cup itself that counts, from the tea what it says of cups.
        assertThat(placed.shares().at(1, 0)).isCloseTo(share, within(1e-5f));
        assertThat(placed.similar().at(1, 0)).isCloseTo(.5f * 2.5f * share, within(1e-5f));
        assertThat(placed.similar().at(0, 0)).isCloseTo(.5f * 3 * share, within(1e-5f));
        assertThat(placed.home().at(0, 0)).isCloseTo(1.5f * 3 * share, within(1e-5f));
        assertThat(placed.from().at(0, 0)).isCloseTo(2 * share, within(1e-5f));
    }

    @Test
    void whatTheReleaseKnowsHasNoOtherPlace() {
        put("cup", "Green tea");
        assertThat(placed().size()).isZero();
    }

    @Test
    void whatWasInTheCatalogueBeforeTheReleaseIsPlacedToo() {
        catalog.put(List.of(Item.of("old", "Green tea"), Item.of("cup", "Cup")));
        assertThat(placed().size()).isEqualTo(1);
        assertThat(number("old")).isZero();
    }

    @Test
    void aChangeOfPriceMovesNothingAndAChangeOfTextDoes() {
        put("a", "Green tea");
        Placed before = placed();
        put("a", "Green tea");
        assertThat(placed()).as("nothing was published").isSameAs(before);
        put("a", "Cup");
        assertThat(placed().shares().at(1, 0)).isPositive();
        assertThat(placed().shares().at(0, 0)).isZero();
    }

    @Test
    void whatIsGoneHasNoPlaceAndTheOthersHaveTheirsToTheBit() {
        put("a", "Green tea");
        put("c", "Cup of tea");
        Placed before = placed();
        put("b", "Tea cup");
        assertThat(placed().size()).isEqualTo(3);
        delete("b");
        Placed after = placed();
        assertThat(after.home()).isEqualTo(before.home());
        assertThat(after.similar()).isEqualTo(before.similar());
        assertThat(after.from()).isEqualTo(before.from());
        assertThat(after.shares()).isEqualTo(before.shares());
        assertThat(number("b")).isEqualTo(-1);
    }

    /** The order of arrival is not the order of the identifiers, and batches are cut differently. */
    @Test
    void theOrderInWhichItemsCameDoesNotMatter() {
        List<String> titles = List.of("tea", "cup", "green cup", "green tea cup");
        IntStream.range(0, 40).forEach(n -> put("item " + (n * 7) % 40, titles.get((n * 7) % 40 % 4)));
        Placed one = placed();
        NewItems others = new NewItems(catalog, live, () -> serving);
        IntStream.range(0, 40).forEach(n -> {
            others.changed("item " + n);
            assertThat(others.work(LONG)).isTrue();
        });
        assertThat(others.placed(serving).home()).isEqualTo(one.home());
        assertThat(others.placed(serving).size()).isEqualTo(40);
    }

    @Test
    void placesAreOfOneReleaseAndMadeAnewForAnother() {
        put("a", "Cup");
        assertThat(placed().size()).isEqualTo(1);
        Release first = serving;
        serving = release("two");
        assertThat(newItems.placed(serving).size()).as("not yet").isZero();
        assertThat(placed().size()).isEqualTo(1);
        assertThat(newItems.placed(first).size()).as("no more").isZero();
        serving = new Release("three", HandMade.of("cup").models(), live);
        assertThat(placed().size()).as("a release without content").isZero();
        serving = null;
        assertThat(placed().size()).isZero();
    }

    @Test
    void whatThereIsNoTimeForIsDoneNextTime() {
        IntStream.range(0, 100).forEach(n -> put("item " + n, "Cup"));
        assertThat(newItems.work(Duration.ZERO)).isFalse();
        assertThat(placed().size()).isEqualTo(100);
    }

    @Test
    void afterTheEndNothingIsPlaced() {
        newItems.stop();
        put("a", "Cup");
        var _ = newItems.work(LONG);
        assertThat(newItems.placed(serving).size()).isZero();
    }
}
