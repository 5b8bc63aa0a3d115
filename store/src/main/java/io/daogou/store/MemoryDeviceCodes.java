package io.daogou.store;

import io.daogou.domain.shopper.DeviceCodes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Codes in memory. */
final class MemoryDeviceCodes implements DeviceCodes {
    private record Kept(String code, Instant until) {}

    private final Map<String, Kept> byDevice = new HashMap<>();

    @Override
    public synchronized void put(String deviceId, String code, Instant until) {
        byDevice.put(deviceId, new Kept(code, until));
    }

    /** Removes codes for good; returns how many. */
    synchronized int remove(Predicate<String> unwanted) {
        int before = byDevice.size();
        byDevice.keySet().removeIf(unwanted);
        return before - byDevice.size();
    }

    /** How many have outlived their time. */
    synchronized long expired(Instant now) {
        return byDevice.values().stream()
                .filter(kept -> !kept.until.isAfter(now))
                .count();
    }

    /** Removes those that have outlived their time; returns how many. */
    synchronized long removeExpired(Instant now) {
        long before = byDevice.size();
        byDevice.values().removeIf(kept -> !kept.until.isAfter(now));
        return before - byDevice.size();
    }

    @Override
    public synchronized Optional<String> take(String code, Instant now) {
        Optional<String> device = byDevice.entrySet().stream()
                .filter(entry -> entry.getValue().code.equals(code))
                .filter(entry -> entry.getValue().until.isAfter(now))
                .map(Map.Entry::getKey)
                .findFirst();
        device.ifPresent(byDevice::remove);
        return device;
    }
}
