package io.daogou.server.http;

import io.daogou.engine.people.Intake;
import io.daogou.engine.people.Intake.Sender;
import io.daogou.server.configuration.IdentitySettings;
import io.daogou.server.configuration.Scope;
import io.javalin.http.Context;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who calls, and whether they may speak for a shopper. Threads: any number. */
final class Callers {
    private final Keyring keyring;
    private final Intake intake;
    private final ShopperTokens tokens;
    private final boolean isTrusting;

    /** @param intake knows whose a device is */
    Callers(Keyring keyring, Intake intake, IdentitySettings settings, Clock clock) {
        this.keyring = keyring;
        this.intake = intake;
        tokens = new ShopperTokens(settings.secret(), clock);
        isTrusting = settings.isTrusting();
    }

    /** The caller, before anything is known of proofs. */
    Sender of(Context context) {
        if (keyring.scopeOf(context.req().getHeader("Authorization")) == Scope.ADMIN) {
            return Sender.SHOP;
        }
        return isTrusting ? Sender.BELIEVED : Sender.BROWSER;
    }

    /**
     * The caller, with what proves who they are.
     *
     * @throws io.daogou.domain.check.InvalidInput if the proof does not hold
     */
    Sender proven(Sender caller, @Nullable String token, @Nullable String shopperId) {
        return caller != Sender.SHOP && tokens.proves(token, shopperId) ? Sender.PROVEN : caller;
    }

    /** Lets through who may ask as this shopper: an answer tells what they like, and a browser must not ask for anybody's. */
    void check(Context context, @Nullable String deviceId, @Nullable String shopperId, @Nullable String token) {
        if (shopperId == null
                || proven(of(context), token, shopperId) != Sender.BROWSER
                || (deviceId != null && intake.isOf(deviceId, shopperId))) {
            return;
        }
        throw Problem.of(
                ProblemType.FORBIDDEN,
                "shopperId is not proven: leave it out and give the deviceId of a device that is theirs, send a"
                        + " shopperToken of the shop's server, or ask with an admin key");
    }
}
