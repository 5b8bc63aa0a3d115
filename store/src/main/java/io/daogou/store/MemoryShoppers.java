package io.daogou.store;

import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Links in memory, in the order they were made. */
final class MemoryShoppers implements Shoppers {
    private final List<DeviceLink> links = new ArrayList<>();

    @Override
    public synchronized boolean link(String deviceId, String shopperId, Instant time) {
        DeviceLink link = new DeviceLink(deviceId, shopperId, time, null);
        for (int i = links.size() - 1; i >= 0; i--) {
            DeviceLink latest = links.get(i);
            if (latest.stands() && latest.deviceId().equals(deviceId)) {
                return !latest.shopperId().equals(shopperId) && links.add(link);
            }
        }
        return links.add(link);
    }

    @Override
    public synchronized boolean unlink(String deviceId, String shopperId, Instant time) {
        boolean undone = false;
        for (int i = 0; i < links.size(); i++) {
            DeviceLink link = links.get(i);
            if (link.stands()
                    && link.deviceId().equals(deviceId)
                    && link.shopperId().equals(shopperId)) {
                links.set(i, link.end(time));
                undone = true;
            }
        }
        return undone;
    }

    @Override
    public synchronized List<DeviceLink> linksOf(String shopperId) {
        return sorted(link -> link.shopperId().equals(shopperId));
    }

    @Override
    public synchronized List<DeviceLink> linksOn(String deviceId) {
        return sorted(link -> link.deviceId().equals(deviceId));
    }

    private List<DeviceLink> sorted(Predicate<DeviceLink> wanted) {
        return links.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(DeviceLink::linkedAt))
                .toList();
    }

    @Override
    public void forEach(Consumer<DeviceLink> reader) {
        List<DeviceLink> standing;
        synchronized (this) {
            standing = links.stream().filter(DeviceLink::stands).toList();
        }
        standing.forEach(reader);
    }

    /** Gives every link to a reader, undone ones too. */
    synchronized void forEachEver(Consumer<DeviceLink> reader) {
        sorted(link -> true).forEach(reader);
    }

    /** Removes links for good; returns how many. */
    synchronized int remove(Predicate<DeviceLink> unwanted) {
        int before = links.size();
        links.removeIf(unwanted);
        return before - links.size();
    }
}
