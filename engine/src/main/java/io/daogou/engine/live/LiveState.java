package io.daogou.engine.live;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventUse;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What every device and shopper did, as far as answers need it. An event that names its shopper belongs to the shopper;
 * any other belongs to its device. A shopper's history is their own events joined with those of every device that they
 * alone logged in on: nothing is moved, so a link adds nothing that its end would not take away again.
 *
 * <p>Nobody's history is told who refused that, and nothing of it that they wanted forgotten.
 *
 * <p><b>Threads:</b> writers take turns (one lock, some microseconds each); readers take none. <b>Order:</b> events may be
 * applied in any order with the same result, as long as nothing is cut; see {@link History}.
 */
public final class LiveState {
    private final LiveCatalog catalog;
    private final Popularity popularity;
    private final LiveConsents consents;
    private final Tags tags;
    private final int longest;
    private final Map<String, Device> devices = new ConcurrentHashMap<>();
    private final Map<String, Shopper> shoppers = new ConcurrentHashMap<>();

    /** Of people who refused nothing. */
    public LiveState(LiveCatalog catalog, Popularity popularity, int longest) {
        this(catalog, popularity, new LiveConsents(false), longest);
    }

    /** @param longest how many of a shopper's latest items are kept */
    public LiveState(LiveCatalog catalog, Popularity popularity, LiveConsents consents, int longest) {
        this.catalog = catalog;
        this.popularity = popularity;
        this.consents = consents;
        this.longest = longest;
        tags = new Tags(catalog);
    }

    /** What is known of a shopper or, where no shopper is named, of whoever uses the device; empty if that must not be used. */
    public History history(@Nullable String shopperId, @Nullable String deviceId) {
        Device device = deviceId == null ? null : devices.get(deviceId);
        Shopper shopper = shopperId != null ? shoppers.get(shopperId) : device == null ? null : device.owner();
        String named = shopperId != null || shopper == null ? shopperId : shopper.id;
        if (!isAllowed(named, shopper, deviceId)) {
            return History.EMPTY;
        }
        if (shopper != null) {
            return shopper.joined(longest, consents);
        }
        return shopperId != null || device == null ? History.EMPTY : device.told();
    }

    /** Of a shopper on no device in particular: whether they agreed, on whichever of their own. */
    private boolean isAllowed(@Nullable String shopperId, @Nullable Shopper shopper, @Nullable String deviceId) {
        if (consents.allow(Purpose.PERSONALIZATION, shopperId, deviceId)) {
            return true;
        }
        return deviceId == null
                && shopper != null
                && shopper.devices.stream()
                        .anyMatch(device -> device.shoppers.size() == 1
                                && consents.allow(Purpose.PERSONALIZATION, shopper.id, device.id));
    }

    /** The shopper whose a device is; none while it is nobody's, or several people's. */
    public @Nullable String shopperOf(String deviceId) {
        Device device = devices.get(deviceId);
        Shopper owner = device == null ? null : device.owner();
        return owner == null ? null : owner.id;
    }

    /** The devices that a shopper logged in on, those of several people too. */
    public List<String> devicesOf(String shopperId) {
        Shopper shopper = shoppers.get(shopperId);
        return shopper == null
                ? List.of()
                : shopper.devices.stream().map(device -> device.id).toList();
    }

    /** What was done until a moment says no more of a subject's interests, or of one. */
    public synchronized void reset(Reset reset) {
        Owner owner = owner(reset.subject());
        owner.forgotten = owner.forgotten.with(reset, tags);
    }

    /**
     * Removes a subject and what it did, as if it had never been.
     *
     * @param did the events of the subject, in the order of the log
     */
    public synchronized void remove(Subject subject, List<Event> did) {
        History before = History.EMPTY;
        Popularity.Share share = Popularity.Share.NONE;
        for (Event event : did) {
            for (Touch touch : touches(event)) {
                share = popularity.remove(before, touch, event.header().trust(), share);
                before = before.with(touch, longest);
            }
        }
        if (subject.isShopper()) {
            Shopper shopper = shoppers.remove(subject.id());
            if (shopper != null) {
                shopper.devices.forEach(device -> device.shoppers = without(device.shoppers, shopper));
            }
        } else {
            Device device = devices.remove(subject.id());
            if (device != null) {
                device.shoppers.forEach(shopper -> shopper.devices = without(shopper.devices, device));
            }
        }
    }

    /** Takes note of an event that may be learned from. */
    public synchronized void apply(Event event) {
        List<Touch> touches = touches(event);
        if (touches.isEmpty()) {
            return;
        }
        Owner owner = owner(event.header().subject());
        for (Touch touch : touches) {
            owner.share = popularity.add(owner.own, touch, event.header().trust(), owner.share);
            owner.own = owner.own.with(touch, longest);
        }
    }

    private List<Touch> touches(Event event) {
        if (event.header().use() != EventUse.LEARNING) {
            return List.of();
        }
        long time = event.header().time().toEpochMilli();
        List<Touch> touches = new ArrayList<>(event.items().size());
        for (EventItem item : event.items()) {
            String itemId = item.itemId();
            Touch touch = Touch.of(catalog.slotOrNew(itemId), itemId.hashCode(), event.type(), time);
            if (touch.latest() > 0) {
                touches.add(touch);
            }
        }
        return touches;
    }

    /** A shopper logged in on a device. */
    public synchronized void link(String deviceId, String shopperId) {
        Device device = device(deviceId);
        Shopper shopper = shopper(shopperId);
        if (!device.shoppers.contains(shopper)) {
            device.shoppers = with(device.shoppers, shopper);
            shopper.devices = with(shopper.devices, device);
        }
    }

    /** A shopper never logged in on a device. */
    public synchronized void unlink(String deviceId, String shopperId) {
        Device device = devices.get(deviceId);
        Shopper shopper = shoppers.get(shopperId);
        if (device != null && shopper != null) {
            device.shoppers = without(device.shoppers, shopper);
            shopper.devices = without(shopper.devices, device);
        }
    }

    /** Nobody ever logged in on a device. */
    public synchronized void unlink(String deviceId) {
        Device device = devices.get(deviceId);
        if (device != null) {
            device.shoppers.forEach(shopper -> shopper.devices = without(shopper.devices, device));
            device.shoppers = List.of();
        }
    }

    /** Every subject that did something, or was linked. */
    public List<Subject> subjects() {
        List<Subject> all = new ArrayList<>(devices.size() + shoppers.size());
        devices.keySet().forEach(id -> all.add(Subject.device(id)));
        shoppers.keySet().forEach(id -> all.add(Subject.shopper(id)));
        return all;
    }

    /** Writes what each device and shopper did; whose a device is, the truth knows. */
    synchronized void write(DataOutputStream out) throws IOException {
        writeOwners(out, devices);
        writeOwners(out, shoppers);
    }

    /** Reads what was written, into a state in which nothing was applied yet; links may have been. */
    synchronized void read(ByteBuffer in, int[] slotNow) {
        for (int left = in.getInt(); left > 0; left--) {
            device(Texts.read(in)).read(in, slotNow);
        }
        for (int left = in.getInt(); left > 0; left--) {
            shopper(Texts.read(in)).read(in, slotNow);
        }
    }

    /**
     * Takes what another state has been told in place of its own. Whoever did nothing and is not known otherwise is forgotten.
     *
     * @param other is not used any more
     * @param known subjects of whom the truth keeps something beside what they did
     */
    synchronized void become(LiveState other, Set<Subject> known) {
        for (Subject subject : subjects()) {
            Map<String, ? extends Owner> others = subject.isShopper() ? other.shoppers : other.devices;
            Owner did = others.get(subject.id());
            if (did == null && !known.contains(subject)) {
                remove(subject, List.of());
            } else {
                owner(subject).own = did == null ? History.EMPTY : did.own;
            }
        }
    }

    /** As if nothing had been applied yet; links and resets stay. */
    synchronized void forget() {
        devices.values().forEach(Owner::forget);
        shoppers.values().forEach(Owner::forget);
    }

    private static void writeOwners(DataOutputStream out, Map<String, ? extends Owner> owners) throws IOException {
        out.writeInt(owners.size());
        for (Map.Entry<String, ? extends Owner> owner : owners.entrySet()) {
            Texts.write(out, owner.getKey());
            owner.getValue().write(out);
        }
    }

    private Owner owner(Subject subject) {
        return subject.isShopper() ? shopper(subject.id()) : device(subject.id());
    }

    private Device device(String deviceId) {
        return devices.computeIfAbsent(deviceId, Device::new);
    }

    private Shopper shopper(String shopperId) {
        return shoppers.computeIfAbsent(shopperId, Shopper::new);
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }

    private static <T> List<T> without(List<T> list, T one) {
        return list.stream().filter(other -> !other.equals(one)).toList();
    }

    /** Whom an event belongs to. */
    private abstract static sealed class Owner {
        final String id;
        /** What was done in its own name. */
        volatile History own = History.EMPTY;

        volatile Forgotten forgotten = Forgotten.NOTHING;

        /** What of it counts towards what is popular. */
        Popularity.Share share = Popularity.Share.NONE;

        Owner(String id) {
            this.id = id;
        }

        final void write(DataOutputStream out) throws IOException {
            out.writeLong(share.since());
            out.writeInt(share.counted());
            own.write(out);
        }

        final void read(ByteBuffer in, int[] slotNow) {
            share = new Popularity.Share(in.getLong(), in.getInt());
            own = History.read(in, slotNow);
        }

        final void forget() {
            own = History.EMPTY;
            share = Popularity.Share.NONE;
        }

        /** What may be told of it. */
        final History told() {
            return forgotten.leave(own);
        }
    }

    private static final class Device extends Owner {
        /** Who logged in on it, the latest last. */
        volatile List<Shopper> shoppers = List.of();

        Device(String id) {
            super(id);
        }

        /** Whose it is; none where it is nobody's, or several people's. */
        @Nullable
        Shopper owner() {
            List<Shopper> now = shoppers;
            return now.size() == 1 ? now.getFirst() : null;
        }
    }

    private static final class Shopper extends Owner {
        /** Where they logged in. */
        volatile List<Device> devices = List.of();

        private volatile Joined latest = new Joined(List.of(History.EMPTY), History.EMPTY);

        Shopper(String id) {
            super(id);
        }

        /** What was done in the shopper's own name, and in nobody's on the devices that are theirs alone. */
        History joined(int longest, LiveConsents consents) {
            List<Device> now = devices;
            if (now.isEmpty()) {
                return told();
            }
            List<History> parts = new ArrayList<>(now.size() + 1);
            parts.add(own);
            for (Device device : now) {
                if (device.shoppers.size() == 1 && !consents.refusesOn(device.id)) {
                    parts.add(device.told());
                }
            }
            Joined known = latest;
            if (!known.isOf(parts)) {
                known = Joined.of(parts, longest);
                latest = known;
            }
            return forgotten.leave(known.history);
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
