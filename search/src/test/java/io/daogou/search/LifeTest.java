package io.daogou.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Item;
import io.daogou.domain.search.FoundItems;
import io.daogou.domain.search.FoundItems.Degraded;
import io.daogou.domain.search.ItemQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an index on disk, and of changes. */
class LifeTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aChangeIsFoundWithinASecondWithoutAskingForIt() {
        try (Shelf shelf = new Shelf(folder, Shelf.things())) {
            shelf.index.put(List.of(Item.of("new", "Bamboo Toothbrush")));
            assertThat(Waiting.until(() -> shelf.ids("bamboo").contains("new"))).isLessThan(SECOND);
            shelf.index.put(List.of(Item.of("new", "Titanium Toothbrush")));
            assertThat(Waiting.until(() -> shelf.ids("titanium").contains("new")))
                    .isLessThan(SECOND);
            assertThat(shelf.find("bamboo").items()).isEmpty();
            shelf.index.delete("new");
            assertThat(Waiting.until(() -> shelf.ids("titanium").isEmpty())).isLessThan(SECOND);
        }
    }

    @Test
    void whatChangedWhileItWasClosedIsPutRight() {
        new Shelf(folder, Shelf.things()).close();
        List<Item> changed = Stream.concat(
                        Shelf.things().stream().skip(2),
                        Stream.of(Item.of("mug", "Porcelain Bowl"), Item.of("x", "Xylophone")))
                .toList();
        try (Shelf shelf = new Shelf(folder, changed)) {
            assertThat(shelf.ids("xylophone")).containsExactly("x");
            assertThat(shelf.ids("porcelain bowl")).first().isEqualTo("mug");
            assertThat(shelf.ids("sony")).doesNotContain("sony-xm4");
        }
    }

    @Test
    void aSoundIndexAnswersWholeFromItsFirstMoment() {
        new Shelf(folder, Shelf.things()).close();
        CountDownLatch mayRead = new CountDownLatch(1);
        try (LuceneItemIndex index = LuceneItemIndex.open(
                folder,
                reader -> {
                    await(mayRead);
                    Shelf.things().forEach(reader);
                },
                SearchSettings.defaults())) {
            FoundItems found = index.find(ItemQuery.of("kettle", "en", 10));
            assertThat(Shelf.ids(found)).containsExactly("kettle");
            assertThat(found.degraded()).isEmpty();
            mayRead.countDown();
        }
    }

    @Test
    void aNewIndexSaysWhileItIsBuiltThatItemsAreMissing() {
        CountDownLatch isReading = new CountDownLatch(1);
        CountDownLatch mayRead = new CountDownLatch(1);
        try (LuceneItemIndex index = LuceneItemIndex.open(
                folder,
                reader -> {
                    isReading.countDown();
                    await(mayRead);
                    Shelf.things().forEach(reader);
                },
                SearchSettings.defaults())) {
            assertThat(index.find(ItemQuery.of("kettle", "en", 10)).degraded()).containsExactly(Degraded.REBUILDING);
            await(isReading);
            // What is put meanwhile is found, and not overwritten by the older form that is read later.
            index.put(List.of(Item.of("kettle", "Samovar")));
            Waiting.until(() ->
                    Shelf.ids(index.find(ItemQuery.of("samovar", "en", 10))).contains("kettle"));
            mayRead.countDown();
            Waiting.until(
                    () -> index.find(ItemQuery.of("", "en", 10)).degraded().isEmpty());
            assertThat(index.find(ItemQuery.of("", "en", 10)).total())
                    .isEqualTo(Shelf.things().size());
            assertThat(Shelf.ids(index.find(ItemQuery.of("samovar", "en", 10)))).containsExactly("kettle");
        }
    }

    @Test
    void aDamagedIndexIsPutAsideAndBuiltAgain() throws IOException {
        for (long seed = 1; seed <= 12; seed++) {
            new Shelf(folder, Shelf.things()).close();
            damage(new Random(seed));
            try (Shelf shelf = new Shelf(folder, Shelf.things())) {
                assertThat(shelf.ids("kettle")).as("seed " + seed).containsExactly("kettle");
                assertThat(shelf.find("kettle").degraded()).as("seed " + seed).isEmpty();
            }
        }
        assertThat(folder.resolve("1/damaged")).isDirectory();
    }

    /** Cuts a file, overwrites a part of it, or takes it away. */
    private void damage(Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve("1/index"))) {
            files = all.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        switch (random.nextInt(3)) {
            case 0 -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            case 1 -> {
                bytes[random.nextInt(bytes.length)] ^= 0x55;
                Files.write(file, bytes);
            }
            default -> Files.delete(file);
        }
    }

    @Test
    void aFileThatIsNoIndexDoesNotStopIt() throws IOException {
        Files.createDirectories(folder.resolve("1/index"));
        Files.writeString(folder.resolve("1/index/segments_1"), "this is no index");
        try (Shelf shelf = new Shelf(folder, Shelf.things())) {
            assertThat(shelf.ids("kettle")).containsExactly("kettle");
        }
    }

    @Test
    void anIndexThatIsTakenAwayWhileItAnswersIsBuiltAgain() throws IOException {
        try (Shelf shelf = new Shelf(folder, Shelf.things())) {
            try (Stream<Path> files = Files.walk(folder.resolve("1/index"))) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            shelf.put(Item.of("new", "Bamboo Toothbrush"));
            shelf.awaitWhole();
            assertThat(shelf.ids("bamboo")).containsExactly("new");
            assertThat(shelf.ids("kettle")).containsExactly("kettle");
        }
        assertThat(folder.resolve("1/index")).isDirectory();
    }

    @Test
    void aSecondProcessHasItsOwn() {
        try (Shelf first = new Shelf(folder, Shelf.things());
                Shelf second = new Shelf(folder, List.of(Item.of("only", "Only Thing")))) {
            assertThat(first.find("").total()).isEqualTo(Shelf.things().size());
            assertThat(second.find("").total()).isEqualTo(1);
        }
        assertThat(folder.resolve("2/index")).isDirectory();
    }

    @Test
    void whereNothingCanBeWrittenItIsHeldInMemoryAndSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        try (Shelf shelf = new Shelf(file, Shelf.things())) {
            assertThat(shelf.ids("kettle")).containsExactly("kettle");
            assertThat(shelf.find("kettle").degraded()).containsExactly(Degraded.NOT_KEPT);
        }
    }

    @Test
    void aCatalogueThatCannotBeReadIsAskedAgain() {
        AtomicBoolean isBroken = new AtomicBoolean(true);
        try (LuceneItemIndex index = LuceneItemIndex.open(
                folder,
                reader -> {
                    if (isBroken.getAndSet(false)) {
                        throw new IllegalStateException("the catalogue is away");
                    }
                    Shelf.things().forEach(reader);
                },
                SearchSettings.defaults())) {
            Waiting.until(() -> index.find(ItemQuery.of("", "en", 0)).degraded().isEmpty());
            assertThat(index.find(ItemQuery.of("", "en", 0)).total())
                    .isEqualTo(Shelf.things().size());
        }
    }

    @Test
    void manyMayChangeAndAskAtOnce() throws InterruptedException {
        try (Shelf shelf = new Shelf(folder, Shelf.things())) {
            List<Thread> threads = IntStream.range(0, 6)
                    .mapToObj(number -> Thread.ofPlatform().start(() -> {
                        for (int i = 0; i < 60; i++) {
                            shelf.index.put(List.of(Item.of("t" + number + "-" + i, "Gadget " + number + " " + i)));
                            shelf.index.find(ItemQuery.of("gadget " + i, "en", 10));
                            shelf.index.suggest("gad", "en", 5);
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            shelf.index.refresh();
            assertThat(shelf.find("gadget").total()).isEqualTo(360);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
