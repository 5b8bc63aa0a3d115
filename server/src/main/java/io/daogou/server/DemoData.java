package io.daogou.server;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.domain.event.Event;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.Engine;
import io.daogou.engine.people.Said;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Fills the demo shop: catalogue, simulated shoppers, first training. Interrupted, it goes on where it was: everything it
 * stores has the same identifiers the next time.
 */
final class DemoData {
    static final long SEED = 1;
    private static final int EVENTS_AT_ONCE = 5_000;
    private static final String END = "end";
    private static final String READY = "ready";

    private final DataDirectory directory;
    private final int shoppers;
    private final Progress progress;

    DemoData(DataDirectory directory, int shoppers, Progress progress) {
        this.directory = directory;
        this.shoppers = shoppers;
        this.progress = progress;
    }

    /** Does what has not been done yet. */
    void prepare(Engine engine, Clock clock) {
        Properties state = read(directory.demo());
        if (Boolean.parseBoolean(state.getProperty(READY))) {
            return;
        }
        if (state.getProperty(END) == null) {
            state.setProperty(END, clock.instant().truncatedTo(ChronoUnit.HOURS).toString());
            write(directory.demo(), state);
        }
        fill(engine, Instant.parse(state.getProperty(END)));
        // Who tries a shop out wants to see it open, not how each model did.
        engine.training().train((step, done, total) -> progress.update(step, done, total));
        progress.done();
        state.setProperty(READY, "true");
        write(directory.demo(), state);
    }

    private void fill(Engine engine, Instant end) {
        progress.update("drawing up the shop", 0, 0);
        DemoShop shop = DemoShop.generate(SEED, end);
        engine.catalog().put(shop.items());
        progress.update("sending " + shoppers + " shoppers through it", 0, 0);
        List<Event> events = Simulator.simulate(
                        shop,
                        SimulatorSettings.defaults().withShoppers(shoppers).endingAt(end))
                .events();
        // Made-up people agree by themselves; whoever visits the demo is asked.
        engine.choices()
                .chooseAll(
                        events.stream()
                                .map(event -> Subject.device(event.header().deviceId()))
                                .distinct()
                                .toList(),
                        new Said(Map.of(Purpose.ANALYTICS, true, Purpose.PERSONALIZATION, true), "demo", "1"));
        for (int begin = 0; begin < events.size(); begin += EVENTS_AT_ONCE) {
            progress.update("storing what they did", begin, events.size());
            engine.events().append(events.subList(begin, Math.min(events.size(), begin + EVENTS_AT_ONCE)));
        }
    }

    private static Properties read(Path file) {
        Properties state = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                state.load(in);
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot read " + file + ": " + failure.getMessage(), failure);
            }
        }
        return state;
    }

    private static void write(Path file, Properties state) {
        try (OutputStream out = Files.newOutputStream(file)) {
            state.store(out, "The demo shop lives here");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }
}
