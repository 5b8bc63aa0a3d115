package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.TrainingRefused;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.ReleaseDirectory;
import io.daogou.engine.release.ServedReleases;
import io.daogou.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever takes back that they may be learned from, while a training runs, is in no release that comes of it. */
class RefusedMeanwhileTest {
    private static final EngineSettings SETTINGS = HomeSearchTest.settings("popular", "item-knn");
    private static final List<String> FILES =
            List.of("items.vocabulary", "home.model", "similar.rows", "together.rows");

    @TempDir
    Path root;

    /** Does something when a training comes to a step for the first time. */
    private record At(String step, Runnable action, List<String> seen) implements TrainingProgress {
        @Override
        public void update(String now, long done, long total) {
            if (now.startsWith(step) && seen.isEmpty()) {
                seen.add(now);
                action.run();
            }
        }
    }

    private static ReleaseInfo train(Store store, Path releases, TrainingProgress progress) {
        ServedReleases served = new ServedReleases(new ReleaseDirectory(releases), new LiveCatalog());
        ReleaseDirectory directory = new ReleaseDirectory(releases);
        return new ReleaseTraining(
                        store.events(), store.catalog(), store.people(), directory, served, SETTINGS, MemoryShop.CLOCK)
                .train(progress);
    }

    /** The groups of {@link Groups}, in files. */
    private static void fill(Store store) {
        MemoryShop groups = Groups.shop(200, 5);
        List<Event> all = new ArrayList<>();
        groups.log.read(0, (offset, event) -> all.add(event));
        // One of them at home too: what is done there in nobody's name is theirs.
        all.add(MemoryShop.onDevice("laptop", EventType.VIEW_ITEM, 5, Groups.item(3, 3)));
        store.events().append(all);
        store.shoppers().link("laptop", "shopper 7", MemoryShop.NOW);
    }

    private static void revoke(People people, String how) {
        Subject shopper = Subject.shopper("shopper 7");
        switch (how) {
            case "refuses" -> people.consents().record(List.of(refusal(shopper)));
            case "refuses on a device" -> people.consents().record(List.of(refusal(Subject.device("laptop"))));
            case "resets" -> people.resets().record(new Reset(shopper, null, MemoryShop.NOW));
            case "disowns" ->
                people.resets().record(new Reset(shopper, Reset.itemTag(Groups.item(3, 3)), MemoryShop.NOW));
            case "is erased" -> people.erasures().erase(Set.of(shopper, Subject.device("laptop")), MemoryShop.NOW);
            default -> throw new IllegalArgumentException(how);
        }
    }

    private static Consent refusal(Subject subject) {
        return new Consent(subject, Purpose.PERSONALIZATION, false, MemoryShop.NOW, "test", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "refuses, fitting neighbours",
        "refuses, publishing",
        "refuses on a device, asking the gate",
        "resets, publishing",
        "disowns, publishing",
        "is erased, reading events",
        "is erased, timing answers",
        "is erased, publishing"
    })
    void theReleaseIsThatOfAShopThatNeverKnewIt(String how, String step) throws Exception {
        Path shop = root.resolve("shop");
        // Another connection, as another process has: training beside it only reads.
        try (Store writing = Store.open(shop, MemoryShop.CLOCK)) {
            fill(writing);
            try (Store reading = Store.openReadOnly(shop)) {
                At at = new At(step, () -> revoke(writing.people(), how), new ArrayList<>());
                ReleaseInfo meanwhile = train(reading, root.resolve("meanwhile"), at);
                ReleaseInfo afterwards = train(reading, root.resolve("afterwards"), TrainingProgress.SILENT);
                assertThat(at.seen).hasSize(1);
                assertThat(meanwhile.events()).isEqualTo(afterwards.events());
                for (String file : FILES) {
                    assertThat(root.resolve("meanwhile/" + meanwhile.releaseId() + "/" + file))
                            .hasSameBinaryContentAs(root.resolve("afterwards/" + afterwards.releaseId() + "/" + file));
                }
                assertThat(new ReleaseDirectory(root.resolve("meanwhile")).names())
                        .hasSize(1);
            }
        }
    }

    @Test
    void whoIsNotLearnedFromHoldsNothingUp() throws Exception {
        try (Store store = Store.inMemory(MemoryShop.CLOCK)) {
            fill(store);
            List<String> notes = new ArrayList<>();
            Consumer<String> refuse =
                    step -> store.people().consents().record(List.of(refusal(Subject.device("stranger"))));
            train(store, root, noting(notes, refuse));
            assertThat(notes).noneMatch(note -> note.contains("starts over"));
        }
    }

    @Test
    void whereSomebodyElseRefusesEachTimeNothingIsPublished() throws Exception {
        try (Store store = Store.inMemory(MemoryShop.CLOCK)) {
            fill(store);
            List<String> notes = new ArrayList<>();
            int[] next = {0};
            Consumer<String> refuse = step -> {
                if (step.equals("publishing")) {
                    store.people().consents().record(List.of(refusal(Subject.shopper("shopper " + next[0]++))));
                }
            };
            assertThatThrownBy(() -> train(store, root, noting(notes, refuse)))
                    .isInstanceOf(TrainingRefused.class)
                    .hasMessageContaining("5 times")
                    .hasMessageContaining("train again");
            assertThat(notes).filteredOn(note -> note.contains("starts over")).hasSize(5);
            assertThat(Files.exists(root.resolve("serving"))).isFalse();
            assertThat(new ReleaseDirectory(root).names()).isEmpty();
        }
    }

    private static TrainingProgress noting(List<String> notes, Consumer<String> atStep) {
        return new TrainingProgress() {
            @Override
            public void update(String step, long done, long total) {
                atStep.accept(step);
            }

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
    }

    @Test
    void aLinkToSomebodyWhoRefusedCountsToo() throws Exception {
        try (Store store = Store.inMemory(MemoryShop.CLOCK)) {
            fill(store);
            store.people().consents().record(List.of(refusal(Subject.shopper("recluse"))));
            store.events().append(List.of(MemoryShop.onDevice("phone", EventType.VIEW_ITEM, 5, "only here")));
            At at = new At(
                    "publishing", () -> store.shoppers().link("phone", "recluse", MemoryShop.NOW), new ArrayList<>());
            ReleaseInfo release = train(store, root, at);
            assertThat(store.shoppers().linksOn("phone")).allMatch(DeviceLink::stands);
            assertThat(Files.readString(
                            root.resolve(release.releaseId()).resolve("items.vocabulary"),
                            java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("only here");
        }
    }
}
