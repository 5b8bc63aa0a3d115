package io.daogou.server.imports;

import io.daogou.domain.shopper.Shoppers;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Which shopper each device of a file belongs to: the last one seen on it. Links are made at the end, many at a time so
 * that they share commits; a device whose link is the same already, or newer than the file, is left as it is.
 */
final class ShopperLinks {
    private static final int AT_A_TIME = 32;

    private final Shoppers shoppers;
    private final Map<String, Link> links = new HashMap<>();
    private final Set<String> different = new HashSet<>();

    private static final class Link {
        String shopperId = "";
        long since;
        long latest = Long.MIN_VALUE;
    }

    ShopperLinks(Shoppers shoppers) {
        this.shoppers = shoppers;
    }

    /** A shopper was on a device. */
    void seen(String deviceId, String shopperId, long millis) {
        Link link = links.get(deviceId);
        if (link == null) {
            link = new Link();
            links.put(deviceId, link);
        }
        if (link.shopperId.equals(shopperId)) {
            link.since = Math.min(link.since, millis);
            link.latest = Math.max(link.latest, millis);
        } else if (millis >= link.latest) {
            link.shopperId = shopperId;
            link.since = millis;
            link.latest = millis;
            different.add(shopperId);
        }
    }

    /** How many different shoppers were seen. */
    int count() {
        return different.size();
    }

    /** Returns when every link is stored. */
    void finish() {
        if (links.isEmpty()) {
            return;
        }
        shoppers.forEach(active -> {
            Link link = links.get(active.deviceId());
            if (link != null
                    && (link.shopperId.equals(active.shopperId())
                            || active.linkedAt().toEpochMilli() > link.since)) {
                links.remove(active.deviceId());
            }
        });
        linkAll();
    }

    private void linkAll() {
        Iterator<Map.Entry<String, Link>> rest = links.entrySet().iterator();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofPlatform().daemon().name("import-links-", 0).factory())) {
            Future<?>[] workers = new Future<?>[AT_A_TIME];
            for (int i = 0; i < AT_A_TIME; i++) {
                workers[i] = pool.submit(() -> linkFrom(rest));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException failed) {
            throw new ImportFailure("shoppers cannot be stored: " + ImportFailure.reason(failed), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ImportFailure("was interrupted", stopped);
        }
    }

    private void linkFrom(Iterator<Map.Entry<String, Link>> rest) {
        while (true) {
            Map.Entry<String, Link> next;
            synchronized (this) {
                if (!rest.hasNext()) {
                    return;
                }
                next = rest.next();
            }
            Link link = next.getValue();
            shoppers.link(next.getKey(), link.shopperId, Instant.ofEpochMilli(link.since));
        }
    }
}
