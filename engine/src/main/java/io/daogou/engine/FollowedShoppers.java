package io.daogou.engine;

import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.people.JointShopper;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The links of devices with the live state behind them: a link or its end is known to the next answer. */
final class FollowedShoppers implements Shoppers {
    private final Shoppers truth;
    private final LiveState state;
    private final Object[] turns = new Object[64];
    private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();

    FollowedShoppers(Shoppers truth, LiveState state) {
        this.truth = truth;
        this.state = state;
        Arrays.setAll(turns, i -> new Object());
    }

    /** Tells somebody of every device that is no longer its shopper's: of both identifiers. */
    void onUnlinked(BiConsumer<String, String> listener) {
        listeners.add(listener);
    }

    @Override
    public boolean link(String deviceId, String shopperId, Instant time) {
        String before = state.shopperOf(deviceId);
        if (before != null && JointShopper.is(before) && !before.equals(shopperId)) {
            return name(before, shopperId, time);
        }
        return linkOne(deviceId, shopperId, time);
    }

    /** Who joined devices without logging in has a name now: on all of them, from one moment on, by which it can be undone. */
    private boolean name(String joint, String shopperId, Instant time) {
        Instant moment = Stream.concat(
                        Stream.of(time),
                        truth.linksOf(joint).stream().filter(DeviceLink::stands).map(DeviceLink::linkedAt))
                .max(Comparator.naturalOrder())
                .orElse(time);
        for (String deviceId : state.devicesOf(joint)) {
            unlinkOne(deviceId, joint, moment);
            linkOne(deviceId, shopperId, moment);
        }
        return true;
    }

    /** Where it had given a name to devices that were joined before, they are joined again, all of them. */
    @Override
    public boolean unlink(String deviceId, String shopperId, Instant time) {
        Optional<DeviceLink> joined = joinedBefore(deviceId, shopperId);
        boolean changed = unlinkOne(deviceId, shopperId, time);
        if (joined.isPresent()) {
            Instant moment = joined.get().unlinkedAt();
            for (DeviceLink link : truth.linksOf(joined.get().shopperId())) {
                boolean isOwn = link.deviceId().equals(deviceId);
                if (Objects.equals(link.unlinkedAt(), moment) && (isOwn || isNamed(link, shopperId))) {
                    unlinkOne(link.deviceId(), shopperId, time);
                    linkOne(link.deviceId(), link.shopperId(), link.linkedAt());
                }
            }
        }
        return changed;
    }

    /** The link that gave way to one that stands now; of somebody without a name. */
    private Optional<DeviceLink> joinedBefore(String deviceId, String shopperId) {
        return truth.linksOn(deviceId).stream()
                .filter(link -> JointShopper.is(link.shopperId()) && isNamed(link, shopperId))
                .reduce((earlier, later) -> later);
    }

    /** Whether a link stands that began on its device when this one ended. */
    private boolean isNamed(DeviceLink joined, String shopperId) {
        return truth.linksOn(joined.deviceId()).stream()
                .anyMatch(link -> link.stands()
                        && link.shopperId().equals(shopperId)
                        && link.linkedAt().equals(joined.unlinkedAt()));
    }

    private boolean linkOne(String deviceId, String shopperId, Instant time) {
        synchronized (turn(deviceId)) {
            boolean changed = truth.link(deviceId, shopperId, time);
            state.link(deviceId, shopperId);
            return changed;
        }
    }

    private boolean unlinkOne(String deviceId, String shopperId, Instant time) {
        synchronized (turn(deviceId)) {
            boolean changed = truth.unlink(deviceId, shopperId, time);
            state.unlink(deviceId, shopperId);
            listeners.forEach(listener -> listener.accept(deviceId, shopperId));
            return changed;
        }
    }

    /** Takes over whose a device is now, after another process has changed it. */
    void follow(String deviceId) {
        synchronized (turn(deviceId)) {
            String before = state.shopperOf(deviceId);
            state.unlink(deviceId);
            truth.linksOn(deviceId).stream()
                    .filter(DeviceLink::stands)
                    .forEach(link -> state.link(deviceId, link.shopperId()));
            if (before != null && !before.equals(state.shopperOf(deviceId))) {
                listeners.forEach(listener -> listener.accept(deviceId, before));
            }
        }
    }

    /** Changes of one device take turns: both sides must meet them in the same order. */
    private Object turn(String deviceId) {
        return turns[Math.floorMod(deviceId.hashCode(), turns.length)];
    }

    @Override
    public List<DeviceLink> linksOf(String shopperId) {
        return truth.linksOf(shopperId);
    }

    @Override
    public List<DeviceLink> linksOn(String deviceId) {
        return truth.linksOn(deviceId);
    }

    @Override
    public void forEach(Consumer<DeviceLink> reader) {
        truth.forEach(reader);
    }
}
