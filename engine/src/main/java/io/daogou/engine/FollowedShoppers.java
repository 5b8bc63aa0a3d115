package io.daogou.engine;

import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.people.JointShopper;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The links of devices with the live state behind them: a link or its end is known to the next answer. */
final class FollowedShoppers implements Shoppers {
    private final Shoppers truth;
    private final LiveState state;
    private final Object[] turns = new Object[64];

    FollowedShoppers(Shoppers truth, LiveState state) {
        this.truth = truth;
        this.state = state;
        Arrays.setAll(turns, i -> new Object());
    }

    @Override
    public boolean link(String deviceId, String shopperId, Instant time) {
        String before = state.shopperOf(deviceId);
        if (before != null && JointShopper.is(before) && !JointShopper.is(shopperId)) {
            return name(before, shopperId, time);
        }
        return linkOne(deviceId, shopperId, time);
    }

    /** Who joined devices without logging in has a name now: on all of them. */
    private boolean name(String joint, String shopperId, Instant time) {
        for (String deviceId : state.devicesOf(joint)) {
            unlink(deviceId, joint, time);
            linkOne(deviceId, shopperId, time);
        }
        return true;
    }

    private boolean linkOne(String deviceId, String shopperId, Instant time) {
        synchronized (turn(deviceId)) {
            boolean changed = truth.link(deviceId, shopperId, time);
            state.link(deviceId, shopperId);
            return changed;
        }
    }

    @Override
    public boolean unlink(String deviceId, String shopperId, Instant time) {
        synchronized (turn(deviceId)) {
            boolean changed = truth.unlink(deviceId, shopperId, time);
            state.unlink(deviceId, shopperId);
            return changed;
        }
    }

    /** Takes over whose a device is now, after another process has changed it. */
    void follow(String deviceId) {
        synchronized (turn(deviceId)) {
            state.unlink(deviceId);
            truth.linksOn(deviceId).stream()
                    .filter(DeviceLink::stands)
                    .forEach(link -> state.link(deviceId, link.shopperId()));
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
