package io.daogou.engine.search;

import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.FoundItems;
import io.daogou.domain.search.ItemIndex;
import io.daogou.domain.search.ItemOrder;
import io.daogou.domain.search.ItemQuery;
import io.daogou.domain.search.SearchAnswer;
import io.daogou.domain.search.SearchRequest;
import io.daogou.domain.search.Suggestion;
import io.daogou.engine.Search;
import io.daogou.engine.content.Placed;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.rank.Affinity;
import io.daogou.engine.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Searches for somebody. Pages are cut from windows of {@value #WINDOW} items, each put into the person's order as a whole.
 * What they do between two pages may move items within a window: whoever shows pages leaves out what they show already.
 *
 * <p><b>Threads:</b> any number; a request takes no lock of its own.
 */
public final class ShopSearch implements Search {
    private static final int WINDOW = 100;

    private final ItemIndex index;
    private final Intents intents;
    private final LiveCatalog catalog;
    private final LiveState state;
    private final Rankings rankings;
    private final Supplier<@Nullable Release> serving;
    private final Function<@Nullable Release, Placed> newItems;
    private final String idPrefix = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36) + "-s";
    private final AtomicLong answers = new AtomicLong();

    /** @param serving the release to answer from, asked once a request */
    public ShopSearch(
            ItemIndex index,
            Intents intents,
            LiveCatalog catalog,
            LiveState state,
            Rankings rankings,
            Supplier<@Nullable Release> serving,
            Function<@Nullable Release, Placed> newItems) {
        this.index = index;
        this.intents = intents;
        this.catalog = catalog;
        this.state = state;
        this.rankings = rankings;
        this.serving = serving;
        this.newItems = newItems;
    }

    @Override
    public SearchAnswer search(SearchRequest request) {
        ItemQuery asked = request.query();
        ItemQuery query = asked.likelyCategories(intents.now().categories(asked.text()));
        boolean isByRelevance = asked.order() == ItemOrder.RELEVANCE;
        int first = isByRelevance ? asked.offset() / WINDOW * WINDOW : asked.offset();
        int end = asked.offset() + asked.limit();
        int last = isByRelevance ? (end + WINDOW - 1) / WINDOW * WINDOW : end;
        FoundItems found = index.find(query.page(first, Math.min(last - first, ItemQuery.MOST)));
        History history = request.isStranger() ? History.EMPTY : state.history(request.shopperId(), request.deviceId());
        List<SearchAnswer.Hit> hits = ordered(found.items(), history, isByRelevance);
        List<SearchAnswer.Hit> page =
                hits.subList(Math.min(hits.size(), asked.offset() - first), Math.min(hits.size(), end - first));
        return new SearchAnswer(
                history.size() == 0 ? sharedId(page) : idPrefix + Long.toString(answers.getAndIncrement(), 36),
                page,
                found.total(),
                found.facets(),
                found.understood(),
                found.degraded());
    }

    private List<SearchAnswer.Hit> ordered(List<FoundItem> found, History history, boolean isByRelevance) {
        Release release = serving.get();
        Affinity affinity = Affinity.of(history, release, newItems.apply(release), catalog.columns());
        PersonalOrder order = new PersonalOrder(catalog, rankings.order(), affinity);
        if (!isByRelevance) {
            return order.asTheyAre(found);
        }
        List<SearchAnswer.Hit> all = new ArrayList<>(found.size());
        for (int start = 0; start < found.size(); start += WINDOW) {
            all.addAll(order.of(found.subList(start, Math.min(found.size(), start + WINDOW))));
        }
        return all;
    }

    /** Of an answer that says nothing of anybody: the same for the same items. */
    private static String sharedId(List<SearchAnswer.Hit> page) {
        long hash = 17;
        for (SearchAnswer.Hit hit : page) {
            hash = (hash ^ hit.itemId().hashCode()) * 0x9E3779B97F4A7C15L;
        }
        return "all-s" + Long.toUnsignedString(hash, 36);
    }

    @Override
    public List<Suggestion> suggest(String prefix, String language, int limit) {
        return index.suggest(prefix, language, limit);
    }
}
