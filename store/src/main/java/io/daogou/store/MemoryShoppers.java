package io.daogou.store;

import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Links in memory, in the order they were made, and where in that order each device's active one stands. */
final class MemoryShoppers implements Shoppers {
    private final List<DeviceLink> links = new ArrayList<>();
    private final Map<String, Integer> activeByDevice = new HashMap<>();

    @Override
    public synchronized boolean link(String deviceId, String shopperId, Instant time) {
        DeviceLink link = new DeviceLink(deviceId, shopperId, time, null);
        Integer active = activeByDevice.get(deviceId);
        if (active != null && links.get(active).shopperId().equals(shopperId)) {
            return false;
        }
        if (active != null) {
            end(active, time);
        }
        activeByDevice.put(deviceId, links.size());
        links.add(link);
        return true;
    }

    @Override
    public synchronized boolean unlink(String deviceId, String shopperId, Instant time) {
        Integer active = activeByDevice.get(deviceId);
        if (active == null || !links.get(active).shopperId().equals(shopperId)) {
            return false;
        }
        end(active, time);
        return true;
    }

    private void end(int place, Instant time) {
        DeviceLink ended = links.get(place).end(time);
        links.set(place, ended);
        activeByDevice.remove(ended.deviceId());
    }

    @Override
    public synchronized List<DeviceLink> linksOf(String shopperId) {
        return links.stream()
                .filter(link -> link.shopperId().equals(shopperId))
                .sorted(Comparator.comparing(DeviceLink::linkedAt))
                .toList();
    }

    @Override
    public void forEachActive(Consumer<DeviceLink> reader) {
        List<DeviceLink> active;
        synchronized (this) {
            active = links.stream().filter(DeviceLink::isActive).toList();
        }
        active.forEach(reader);
    }
}
