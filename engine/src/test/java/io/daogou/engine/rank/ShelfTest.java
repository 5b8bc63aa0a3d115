package io.daogou.engine.rank;

import static io.daogou.engine.MemoryShop.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.steering.Placement;
import io.daogou.engine.steering.SteeredShelf;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private static final List<Reason> WHY = List.of(new Reason.Popular());

    private final LiveCatalog catalog = new LiveCatalog();

    /** Slots 0, 1, 2 … in these categories; an empty name is no category. */
    private void stock(String... categories) {
        for (int slot = 0; slot < categories.length; slot++) {
            String[] path = categories[slot].isEmpty() ? new String[0] : new String[] {categories[slot]};
            catalog.put(item(String.valueOf(slot), path).build());
        }
    }

    private Shelf shelf(int limit, int mostPerCategory) {
        LiveCatalog.Columns columns = catalog.columns();
        Scratch scratch = new Scratch.Pool().borrow(0, columns.size());
        SteeredShelf steered = SteeredShelf.asItComes(Placement.HOME);
        Eligibility eligibility = new Eligibility(catalog, columns, scratch, Filter.NONE, steered, new int[0]);
        return new Shelf(columns, eligibility, steered, limit, mostPerCategory);
    }

    private static void fill(Shelf shelf, int... slots) {
        float[] scores = new float[slots.length];
        for (int i = 0; i < slots.length; i++) {
            scores[i] = slots.length - i;
        }
        shelf.fill(slots, scores, place -> WHY);
    }

    private static List<String> ids(Shelf shelf) {
        return shelf.items().stream().map(RecommendedItem::itemId).toList();
    }

    @Test
    void aShelfThatIsNotMixedTakesTheBestInTheirOrder() {
        stock("a", "a", "a", "b");
        Shelf shelf = shelf(3, Integer.MAX_VALUE);
        fill(shelf, 0, 1, 2, 3);
        assertThat(ids(shelf)).containsExactly("0", "1", "2");
        assertThat(shelf.isFull()).isTrue();
    }

    @Test
    void aMixedShelfPrefersAnotherCategoryOnceOneHasItsShare() {
        stock("a", "a", "a", "b");
        Shelf shelf = shelf(4, 2);
        fill(shelf, 0, 1, 2, 3);
        assertThat(ids(shelf)).containsExactly("0", "1", "3", "2");
    }

    @Test
    void itemsWithoutACategoryNeverCrowdEachOther() {
        stock("", "", "", "a");
        Shelf shelf = shelf(4, 1);
        fill(shelf, 0, 1, 2, 3);
        assertThat(ids(shelf)).containsExactly("0", "1", "2", "3");
    }

    @Test
    void tenNeighboursHoldAtMostTheShareOfACategoryAsLongAsThereIsAnythingElse() {
        long seed = 23;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String[] categories = new String[400];
        for (int slot = 0; slot < categories.length; slot++) {
            // One category has half of all items.
            categories[slot] = random.nextBoolean() ? "big" : "small " + random.nextInt(6);
        }
        stock(categories);
        int[] slots = IntStream.range(0, categories.length).toArray();
        for (int most = 2; most <= 5; most++) {
            Shelf shelf = shelf(60, most);
            fill(shelf, slots);
            List<String> ids = ids(shelf);
            assertThat(new HashSet<>(ids)).hasSize(60);
            for (int from = 0; from + 10 <= ids.size(); from++) {
                List<String> ten = ids.subList(from, from + 10).stream()
                        .map(id -> categories[Integer.parseInt(id)])
                        .toList();
                for (String category : new HashSet<>(ten)) {
                    assertThat(ten.stream().filter(category::equals).count()).isLessThanOrEqualTo(most);
                }
            }
        }
    }

    @Test
    void severalSourcesFillOneAfterTheOtherWithoutDoubling() {
        stock("a", "b", "c", "d");
        Shelf shelf = shelf(4, 3);
        fill(shelf, 2, 0);
        new OrderSource(new int[] {0, 1, 2, 3}, slot -> .5f, WHY).fill(shelf);
        assertThat(ids(shelf)).containsExactly("2", "0", "1", "3");
    }

    @Test
    void scoresNeverRiseAlongTheShelf() {
        stock("a", "a", "b", "c");
        Shelf shelf = shelf(4, 1);
        fill(shelf, 0, 1, 2);
        new OrderSource(new int[] {3}, slot -> 100, WHY).fill(shelf);
        float before = Float.POSITIVE_INFINITY;
        for (RecommendedItem each : shelf.items()) {
            assertThat(each.score()).isLessThanOrEqualTo(before);
            before = each.score();
        }
        assertThat(shelf.items()).hasSize(4);
    }

    @Test
    void anOrderBringsOnlyThoseForWhichTheConditionHoldsAndNeverMoreThanTheLimit() {
        stock("a", "b", "c", "d", "e", "f");
        Shelf shelf = shelf(2, 3);
        new OrderSource(new int[] {5, 4, 3, 2, 1, 0}, slot -> slot, WHY).fill(shelf, slot -> slot % 2 == 0);
        assertThat(ids(shelf)).containsExactly("4", "2");
        new OrderSource(new int[] {5}, slot -> slot, WHY).fill(shelf);
        assertThat(ids(shelf)).as("full").hasSize(2);
    }

    @Test
    void aScratchThatWasUsedBeforeRemembersNothing() {
        Scratch.Pool pool = new Scratch.Pool();
        Scratch first = pool.borrow(10, 10);
        first.add(3, 2);
        first.add(3, -2);
        first.add(4, 1);
        first.mark(7);
        assertThat(first.scoredCount()).as("a sum of nothing is listed once").isEqualTo(2);
        first.add(3, 5);
        assertThat(first.scoredCount()).isEqualTo(2);
        pool.giveBack(first);
        Scratch second = pool.borrow(20, 30);
        assertThat(second).as("lent again").isSameAs(first);
        assertThat(second.scoredCount()).isZero();
        assertThat(second.score(3)).isZero();
        assertThat(Arrays.asList(second.isMarked(7), second.isMarked(25))).containsOnly(false);
        second.mark(7);
        second.clearMarks();
        assertThat(second.isMarked(7)).isFalse();
        assertThat(second.isMarked(1_000)).as("younger than the request").isTrue();
    }
}
