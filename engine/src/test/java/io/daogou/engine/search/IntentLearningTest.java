package io.daogou.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.live.LiveCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IntentLearningTest {
    private static final List<String> TEA = List.of("Kitchen", "Tea");
    private static final List<String> BOOKS = List.of("Books");

    private final MemoryShop shop = new MemoryShop();
    private final LiveCatalog catalog = new LiveCatalog();
    private int events;

    @BeforeEach
    void fill() {
        for (var item : List.of(MemoryShop.item("pot", "Kitchen", "Tea"), MemoryShop.item("novel", "Books"))) {
            catalog.put(item.build());
        }
    }

    private void search(String device, String query, long minutesAgo) {
        EventHeader header = EventHeader.of("search " + events++, MemoryShop.NOW.minusSeconds(60 * minutesAgo), device);
        shop.log.append(List.of(new Event.Search(header, query)));
    }

    private void view(String device, long minutesAgo, String itemId) {
        shop.log.append(List.of(MemoryShop.onDevice(device, EventType.VIEW_ITEM, minutesAgo, itemId)));
    }

    private QueryIntents learned() {
        return IntentLearning.learn(shop.log, Owners.of(shop.people), catalog, 5);
    }

    @Test
    void aQueryMeansWhatThoseWhoTypedItChose() {
        for (int i = 0; i < 8; i++) {
            search("device " + i, i % 2 == 0 ? "Tea  Pot" : "ｔｅａ pot", 60);
            view("device " + i, 50, i < 6 ? "pot" : "novel");
        }
        Map<List<String>, Double> meant = learned().categories("tea pot");
        assertThat(meant).containsOnly(entry(TEA, .75), entry(BOOKS, .25));
    }

    @Test
    void anotherQueryIsUnderstoodByItsWords() {
        for (int i = 0; i < 5; i++) {
            search("device " + i, i < 3 ? "茶壶" : "红茶壶", 60);
            view("device " + i, 50, "pot");
        }
        assertThat(learned().categories("大茶壶"))
                .hasEntrySatisfying(TEA, share -> assertThat(share).isCloseTo(.5, offset(1e-9)));
        assertThat(learned().categories("novel")).isEmpty();
    }

    @Test
    void whatFewTypedIsNotKnownHoweverOften() {
        for (int i = 0; i < 40; i++) {
            search("device " + i % 4, "present for my neighbour", 100 - i);
            view("device " + i % 4, 100 - i, "pot");
        }
        assertThat(learned().categories("present for my neighbour")).isEmpty();
        assertThat(learned().typed()).isEmpty();
    }

    @Test
    void whatComesMuchLaterOrAfterAnotherSearchIsNotMeant() {
        for (int i = 0; i < 5; i++) {
            search("device " + i, "tea pot", 100);
            view("device " + i, 60, "pot");
            search("device " + i, "something to read", 50);
            view("device " + i, 45, "novel");
        }
        assertThat(learned().categories("tea pot")).isEmpty();
        assertThat(learned().categories("something to read")).containsOnlyKeys(BOOKS);
    }

    @Test
    void whoRefusesHasNoVote() {
        for (int i = 0; i < 5; i++) {
            search("device " + i, "tea pot", 60);
            view("device " + i, 50, "pot");
        }
        assertThat(learned().typed()).containsEntry("tea pot", 5);
        shop.people
                .consents()
                .record(List.of(new Consent(
                        Subject.device("device 3"), Purpose.PERSONALIZATION, false, MemoryShop.NOW, "test", "1")));
        assertThat(learned().typed()).isEmpty();
    }

    @Test
    void oneWithManyClicksHasOneVote() {
        for (int i = 0; i < 9; i++) {
            search("device " + i, "tea", 60);
            view("device " + i, 55, "pot");
        }
        search("device 9", "tea", 60);
        for (int i = 0; i < 200; i++) {
            view("device 9", 55, "novel");
        }
        assertThat(learned().categories("tea").get(TEA)).isCloseTo(.9, offset(1e-9));
    }
}
