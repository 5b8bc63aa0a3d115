package io.daogou.engine;

import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.engine.live.LiveState;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The links of devices with the live state behind them: a link or its end is known to the next answer. */
final class FollowedShoppers implements Shoppers {
    private final Shoppers truth;
    private final LiveState state;

    FollowedShoppers(Shoppers truth, LiveState state) {
        this.truth = truth;
        this.state = state;
    }

    @Override
    public boolean link(String deviceId, String shopperId, Instant time) {
        boolean changed = truth.link(deviceId, shopperId, time);
        state.link(deviceId, shopperId);
        return changed;
    }

    @Override
    public boolean unlink(String deviceId, String shopperId, Instant time) {
        boolean changed = truth.unlink(deviceId, shopperId, time);
        state.unlink(deviceId, shopperId);
        return changed;
    }

    @Override
    public List<DeviceLink> linksOf(String shopperId) {
        return truth.linksOf(shopperId);
    }

    @Override
    public void forEachActive(Consumer<DeviceLink> reader) {
        truth.forEachActive(reader);
    }
}
