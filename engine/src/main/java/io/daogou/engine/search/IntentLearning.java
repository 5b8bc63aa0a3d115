package io.daogou.engine.search;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveCatalog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns what people mean by what they type, in one pass over the events: what somebody chose, put into the cart or bought
 * on the device where they searched, within {@value #SOON_MINUTES} minutes and before they searched again, is what they
 * meant. Each person has one vote on each query. Who refused has none.
 *
 * <p><b>Memory:</b> the latest search of {@value #MOST_DEVICES} devices, and {@value #MOST_QUERIES} queries and as many words with
 * the votes of {@value #MOST_PEOPLE} people each, at the most.
 */
final class IntentLearning {
    private static final int SOON_MINUTES = 30;
    private static final long SOON_MILLIS = SOON_MINUTES * 60_000L;
    private static final int MOST_QUERIES = 100_000;
    private static final int MOST_PEOPLE = 1_000;
    private static final int MOST_DEVICES = 100_000;

    private record Asked(String query, long time) {}

    /** Whom a query led where: every person's categories. */
    private static final class Votes {
        private final Map<Subject, Set<List<String>>> chosen = new HashMap<>();

        void add(Subject person, List<String> category) {
            if (chosen.size() < MOST_PEOPLE || chosen.containsKey(person)) {
                chosen.computeIfAbsent(person, _ -> new HashSet<>()).add(category);
            }
        }

        boolean isOfOne() {
            return chosen.size() == 1;
        }

        QueryIntents.@Nullable Meaning meaning(int leastPeople) {
            if (chosen.size() < leastPeople) {
                return null;
            }
            Map<List<String>, Double> weights = new HashMap<>();
            for (Set<List<String>> categories : chosen.values()) {
                categories.forEach(category -> weights.merge(category, 1.0 / categories.size(), Double::sum));
            }
            return new QueryIntents.Meaning(chosen.size(), QueryIntents.strongest(weights, chosen.size()));
        }
    }

    private final LiveCatalog.Columns columns;
    private final LiveCatalog catalog;
    private final Owners owners;
    private final Map<String, Asked> latest = new HashMap<>();
    private final Map<String, Votes> queries = new LinkedHashMap<>();
    private final Map<String, Votes> words = new HashMap<>();

    private IntentLearning(LiveCatalog catalog, Owners owners) {
        this.catalog = catalog;
        this.columns = catalog.columns();
        this.owners = owners;
    }

    /** @param leastPeople what fewer typed is not known */
    static QueryIntents learn(EventLog events, Owners owners, LiveCatalog catalog, int leastPeople) {
        IntentLearning learning = new IntentLearning(catalog, owners);
        events.read(0, (_, event) -> {
            learning.take(event);
            return true;
        });
        return new QueryIntents(meanings(learning.queries, leastPeople), meanings(learning.words, leastPeople));
    }

    private static Map<String, QueryIntents.Meaning> meanings(Map<String, Votes> votes, int leastPeople) {
        Map<String, QueryIntents.Meaning> meanings = new HashMap<>();
        votes.forEach((text, vote) -> {
            QueryIntents.Meaning meaning = vote.meaning(leastPeople);
            if (meaning != null && !meaning.categories().isEmpty()) {
                meanings.put(text, meaning);
            }
        });
        return meanings;
    }

    private void take(Event event) {
        String device = event.header().deviceId();
        long time = event.header().time().toEpochMilli();
        if (event instanceof Event.Search search) {
            String query = QueryText.normalised(search.query());
            if (!query.isEmpty()) {
                latest.put(device, new Asked(query, time));
                forgetOld(time);
            }
            return;
        }
        switch (event.type()) {
            case SELECT_ITEM, VIEW_ITEM, ADD_TO_CART, ADD_TO_WISHLIST, PURCHASE -> choose(event, device, time);
            default -> {}
        }
    }

    private void choose(Event event, String device, long time) {
        Asked asked = latest.get(device);
        if (asked == null || time < asked.time || time - asked.time > SOON_MILLIS) {
            return;
        }
        Subject person = event.header().owner(Purpose.PERSONALIZATION, owners);
        if (person == null) {
            return;
        }
        for (EventItem item : event.items()) {
            int slot = catalog.slot(item.itemId());
            LiveCatalog.Listing listing = slot < 0 || slot >= columns.size() ? null : columns.listing(slot);
            if (listing != null && !listing.path().isEmpty()) {
                vote(queries, asked.query, person, listing.path());
                QueryText.words(asked.query).forEach(word -> vote(words, word, person, listing.path()));
            }
        }
    }

    private void forgetOld(long now) {
        if (latest.size() > MOST_DEVICES) {
            latest.values().removeIf(asked -> now - asked.time > SOON_MILLIS);
        }
        if (latest.size() > MOST_DEVICES) {
            // More search within half an hour than fit; or a clock runs wild.
            latest.clear();
        }
    }

    private static void vote(Map<String, Votes> all, String text, Subject person, List<String> category) {
        if (all.size() >= MOST_QUERIES && !all.containsKey(text)) {
            // What only one person ever typed is mostly chance; where everything is typed by more, what is new waits.
            all.values().removeIf(Votes::isOfOne);
        }
        if (all.size() < MOST_QUERIES || all.containsKey(text)) {
            all.computeIfAbsent(text, _ -> new Votes()).add(person, category);
        }
    }
}
