package io.daogou.guide;

import io.daogou.demo.DemoShop;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.search.ItemIndex;
import io.daogou.engine.Derived;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.guide.understand.LexiconUnderstanding;
import io.daogou.guide.understand.Understanding;
import io.daogou.guide.word.Wordsmith;
import io.daogou.search.LuceneItemIndex;
import io.daogou.search.SearchSettings;
import io.daogou.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A shop with everything real: a store in memory, an engine and a search index on it, and a guide. */
public final class GuideShop implements AutoCloseable {
    private final Store truth = Store.inMemory(Clock.systemUTC());
    private final Map<String, String> shopperOf = new HashMap<>();
    private final Set<String> refusing = new HashSet<>();
    private final AtomicInteger devices = new AtomicInteger();
    private final Engine engine;
    private final LuceneItemIndex index;
    private final ConversationalGuide guide;

    public GuideShop(List<Item> items, Path folder) {
        this(items, folder, new LexiconUnderstanding(), null);
    }

    public GuideShop(List<Item> items, Path folder, Understanding understanding, @Nullable Wordsmith wordsmith) {
        Clock clock = Clock.systemUTC();
        for (int from = 0; from < items.size(); from += 1_000) {
            truth.catalog().put(items.subList(from, Math.min(items.size(), from + 1_000)));
        }
        engine = Engine.open(
                truth.events(),
                truth.catalog(),
                truth.people(),
                Derived.releasesOnly(folder.resolve("releases")),
                EngineSettings.defaults().withConsentRequired(false),
                clock);
        index = LuceneItemIndex.open(folder.resolve("index"), truth.catalog()::forEach, SearchSettings.defaults());
        index.put(items);
        index.refresh();
        guide = new ConversationalGuide(
                new GuideParts(
                        engine.catalog(),
                        engine.recommender(),
                        index,
                        new MemoryConversations(1_000, Duration.ofHours(12), clock),
                        shopperOf::get,
                        understanding,
                        wordsmith,
                        clock,
                        (deviceId, shopperId) -> !refusing.contains(deviceId)),
                GuideSettings.defaults());
    }

    /** The demo shop. */
    public static GuideShop demo(Path folder) {
        return new GuideShop(DemoShop.generate(1).items(), folder);
    }

    public ConversationalGuide guide() {
        return guide;
    }

    /** A device that was not there before. */
    public String device() {
        return "device " + devices.incrementAndGet();
    }

    /** Says something in the language it is written in. */
    public GuideAnswer say(String device, String text) {
        String language = text.codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en";
        return guide.turn(GuideTurn.said(null, device, language, text));
    }

    /** What was understood, as people read it. */
    static List<String> labels(GuideAnswer answer) {
        return answer.understood().stream().map(Chip::label).toList();
    }

    public Catalog catalog() {
        return engine.catalog();
    }

    public Engine engine() {
        return engine;
    }

    public ItemIndex index() {
        return index;
    }

    /** From now on a device is a shopper's. */
    public void link(String deviceId, String shopperId) {
        shopperOf.put(deviceId, shopperId);
    }

    /** From now on a device is nobody's. */
    public void unlink(String deviceId) {
        shopperOf.remove(deviceId);
    }

    /** From now on nothing may be remembered of whoever uses a device. */
    public void refuse(String deviceId) {
        refusing.add(deviceId);
    }

    @Override
    public void close() {
        guide.close();
        engine.close();
        index.close();
        truth.close();
    }
}
