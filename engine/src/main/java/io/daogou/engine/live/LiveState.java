package io.daogou.engine.live;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What every device and shopper did, as far as answers need it. An event that names its shopper belongs to the shopper;
 * any other belongs to its device. A shopper's history is their own events joined with those of every device linked to
 * them: nothing is moved, so a link adds nothing that its end would not take away again.
 *
 * <p><b>Threads:</b> writers take turns (one lock, some microseconds each); readers take none. <b>Order:</b> events may be
 * applied in any order with the same result, as long as nothing is cut; see {@link History}.
 */
public final class LiveState {
    private final LiveCatalog catalog;
    private final Popularity popularity;
    private final int longest;
    private final Map<String, Device> devices = new ConcurrentHashMap<>();
    private final Map<String, Shopper> shoppers = new ConcurrentHashMap<>();

    /** @param longest how many of a shopper's latest items are kept */
    public LiveState(LiveCatalog catalog, Popularity popularity, int longest) {
        this.catalog = catalog;
        this.popularity = popularity;
        this.longest = longest;
    }

    /** What is known of a shopper or, where no shopper is named, of whoever uses the device. */
    public History history(@Nullable String shopperId, @Nullable String deviceId) {
        Shopper shopper = shopperId == null ? null : shoppers.get(shopperId);
        if (shopper != null) {
            return shopper.joined(longest);
        }
        Device device = shopperId != null || deviceId == null ? null : devices.get(deviceId);
        if (device == null) {
            return History.EMPTY;
        }
        Shopper owner = device.shopper;
        return owner != null ? owner.joined(longest) : device.own;
    }

    /** Takes note of an event. */
    public synchronized void apply(Event event) {
        String shopperId = event.header().shopperId();
        Owner owner =
                shopperId != null ? shopper(shopperId) : device(event.header().deviceId());
        long time = event.header().time().toEpochMilli();
        for (EventItem item : event.items()) {
            String itemId = item.itemId();
            Touch touch = Touch.of(catalog.slotOrNew(itemId), itemId.hashCode(), event.type(), time);
            if (touch.latest() > 0) {
                popularity.add(owner.own, touch);
                owner.own = owner.own.with(touch, longest);
            }
        }
    }

    /** A device belongs to a shopper from now on, and to no other. */
    public synchronized void link(String deviceId, String shopperId) {
        Device device = device(deviceId);
        Shopper shopper = shopper(shopperId);
        if (device.shopper == shopper) {
            return;
        }
        detach(device);
        device.shopper = shopper;
        shopper.add(device);
    }

    /** A device no longer belongs to a shopper. */
    public synchronized void unlink(String deviceId, String shopperId) {
        Device device = devices.get(deviceId);
        if (device != null && device.shopper != null && device.shopper == shoppers.get(shopperId)) {
            detach(device);
        }
    }

    /** A device belongs to nobody from now on. */
    public synchronized void unlink(String deviceId) {
        Device device = devices.get(deviceId);
        if (device != null) {
            detach(device);
        }
    }

    /** Writes what each device and shopper did; whose a device is, the truth knows. */
    synchronized void write(DataOutputStream out) throws IOException {
        writeOwners(out, devices);
        writeOwners(out, shoppers);
    }

    /** Reads what was written, into a state in which nothing was applied yet; links may have been. */
    synchronized void read(ByteBuffer in, int[] slotNow) {
        for (int left = in.getInt(); left > 0; left--) {
            device(Texts.read(in)).own = History.read(in, slotNow);
        }
        for (int left = in.getInt(); left > 0; left--) {
            shopper(Texts.read(in)).own = History.read(in, slotNow);
        }
    }

    /** As if nothing had been applied yet; links stay. */
    synchronized void forget() {
        devices.values().forEach(device -> device.own = History.EMPTY);
        shoppers.values().forEach(shopper -> shopper.own = History.EMPTY);
    }

    private static void writeOwners(DataOutputStream out, Map<String, ? extends Owner> owners) throws IOException {
        out.writeInt(owners.size());
        for (Map.Entry<String, ? extends Owner> owner : owners.entrySet()) {
            Texts.write(out, owner.getKey());
            owner.getValue().own.write(out);
        }
    }

    private void detach(Device device) {
        Shopper shopper = device.shopper;
        if (shopper != null) {
            shopper.remove(device);
            device.shopper = null;
        }
    }

    private Device device(String deviceId) {
        return devices.computeIfAbsent(deviceId, id -> new Device());
    }

    private Shopper shopper(String shopperId) {
        return shoppers.computeIfAbsent(shopperId, id -> new Shopper());
    }

    /** Whom an event belongs to. */
    private abstract static sealed class Owner {
        /** What was done in its own name. */
        volatile History own = History.EMPTY;
    }

    private static final class Device extends Owner {
        /** Whose it is now. */
        volatile @Nullable Shopper shopper;
    }

    private static final class Shopper extends Owner {
        private volatile List<Device> devices = List.of();
        private volatile Joined latest = new Joined(List.of(History.EMPTY), History.EMPTY);

        void add(Device device) {
            List<Device> more = new ArrayList<>(devices);
            more.add(device);
            devices = List.copyOf(more);
        }

        void remove(Device device) {
            devices = devices.stream().filter(other -> other != device).toList();
        }

        /** What was done in the shopper's own name, and on the linked devices in nobody's. */
        History joined(int longest) {
            List<Device> now = devices;
            if (now.isEmpty()) {
                return own;
            }
            List<History> parts = new ArrayList<>(now.size() + 1);
            parts.add(own);
            now.forEach(device -> parts.add(device.own));
            Joined known = latest;
            if (!known.isOf(parts)) {
                known = Joined.of(parts, longest);
                latest = known;
            }
            return known.history;
        }
    }

    /** Histories in one, remembered until one of them is replaced; they never change themselves. */
    private record Joined(List<History> parts, History history) {
        static Joined of(List<History> parts, int longest) {
            History all = History.EMPTY;
            for (History part : parts) {
                all = all.join(part);
            }
            // Cut once, at the end: what is cut on the way would depend on the order of the devices.
            return new Joined(parts, all.latest(longest));
        }

        @SuppressWarnings("ReferenceEquality") // whether they are the very same objects is the question
        boolean isOf(List<History> others) {
            boolean same = parts.size() == others.size();
            for (int i = 0; same && i < parts.size(); i++) {
                same = parts.get(i) == others.get(i);
            }
            return same;
        }
    }
}
