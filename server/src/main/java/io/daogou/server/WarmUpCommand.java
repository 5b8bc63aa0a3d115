package io.daogou.server;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.engine.TrainingProgress;
import io.daogou.server.configuration.Configuration;
import io.daogou.server.configuration.HttpSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code daogou warm-up}: opens a tiny shop, reopens it, answers over HTTP, and ends. The launcher records it once after a
 * build (an ahead-of-time cache of the JVM), which makes every later start quicker.
 */
@Command(name = "warm-up", hidden = true, description = "Goes once through a start; for the launcher.")
final class WarmUpCommand implements Callable<Integer> {
    private static final int EVENTS = 2_000;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("daogou-warm-up");
        try {
            DataDirectory directory = new DataDirectory(folder);
            Configuration configuration =
                    Configuration.defaults().withHttp(HttpSettings.defaults().withPort(0));
            try (Assembly first = Assembly.open(directory, configuration)) {
                fill(first);
            }
            try (Assembly again = Assembly.open(directory, configuration)) {
                ask(again.serve(DemoCommand.KEYS));
            }
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void fill(Assembly shop) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            EventHeader header = EventHeader.of("e" + i, shop.clock().instant(), "d" + i % 50);
            events.add(new Event.ItemAction(header, EventType.VIEW_ITEM, List.of(EventItem.of("i" + i % 70)), null));
        }
        for (int i = 0; i < 70; i++) {
            shop.engine().catalog().put(List.of(Item.of("i" + i, "Item " + i)));
        }
        shop.engine().events().append(events);
        shop.engine().training().train(TrainingProgress.SILENT);
    }

    private static void ask(int port) throws IOException {
        for (String path : List.of("/", "/v1/health", "/v1/recommendations?placement=home&deviceId=d1")) {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer demo-browser");
            connection.getInputStream().readAllBytes();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
