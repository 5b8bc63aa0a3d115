package io.daogou.server.http;

import io.daogou.server.configuration.AgentSettings;
import io.daogou.server.configuration.HttpSettings;
import io.daogou.server.configuration.Scope;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What requests of agents pass beside the {@link Gate}. Who needs no key is protected by an address alone, so a page of
 * another site must not borrow a browser to reach it: neither under its own name that it lets point here (DNS
 * rebinding, seen by {@code Host}), nor under ours (seen by {@code Origin}).
 */
final class AgentGate {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String NOBODY = "without a key";

    private final AgentSettings settings;
    private final List<String> origins;
    private final Keyring keyring;
    private final CallPace pace;

    AgentGate(AgentSettings settings, HttpSettings http, Keyring keyring) {
        this.settings = settings;
        this.origins = http.allowedOrigins();
        this.keyring = keyring;
        pace = new CallPace(settings.callsPerMinute(), System::nanoTime);
    }

    /** The same, for those alone who may. */
    Handler guard(Handler handler) {
        return context -> {
            String host = host(context);
            checkHost(host);
            checkOrigin(context, host);
            checkPace(caller(context, host));
            handler.handle(context);
        };
    }

    private void checkHost(String host) {
        String name = name(host);
        URI shop = settings.publicUrl();
        boolean ours = LOCAL_NAMES.contains(name)
                || isInDigits(name)
                || settings.allowedHosts().contains(name)
                || (shop != null && name.equalsIgnoreCase(shop.getHost()));
        if (!ours) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    "this server does not know itself as " + shorten(host) + "; call it by its address, or name it in"
                            + " agents.publicUrl or agents.allowedHosts of the configuration");
        }
    }

    private void checkOrigin(Context context, String host) {
        String origin = context.req().getHeader("Origin");
        boolean anyWithKey = origins.contains("*") && context.req().getHeader("Authorization") != null;
        if (origin == null || origins.contains(origin) || anyWithKey) {
            return;
        }
        URI shop = settings.publicUrl();
        boolean ours = origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host)
                || (shop != null && (origin + "/").equalsIgnoreCase(shop.toString()));
        if (!ours) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    "pages of " + shorten(origin)
                            + " may not call; name that origin in http.allowedOrigins of the configuration");
        }
    }

    /** Who calls; refused if a key is needed. A key that is sent must be a good one. */
    private String caller(Context context, String host) {
        String authorization = context.req().getHeader("Authorization");
        boolean free = switch (settings.keyless()) {
            case NOBODY -> false;
            case LOOPBACK -> isLocal(context.req()) && LOCAL_NAMES.contains(name(host));
            case EVERYBODY -> true;
        };
        if (authorization == null && free) {
            return NOBODY;
        }
        keyring.require(authorization, Scope.BROWSER);
        return keyring.nameOf(authorization);
    }

    private void checkPace(String caller) {
        int seconds = pace.waitSeconds(caller);
        if (seconds > 0) {
            throw Problem.ofStatus(
                            429,
                            "too many calls with this key, and " + settings.callsPerMinute()
                                    + " a minute are allowed; try again in " + seconds + " seconds")
                    .with("Retry-After", String.valueOf(seconds));
        }
    }

    /** A proxy on this machine speaks for others, and says so. */
    private static boolean isLocal(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }

    private static String host(Context context) {
        @Nullable String host = context.req().getHeader("Host");
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    /** Without the port. */
    private static String name(String host) {
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }

    /** Such a name points nowhere but to itself. */
    private static boolean isInDigits(String name) {
        return name.matches("\\d{1,3}(\\.\\d{1,3}){3}") || name.matches("\\[[0-9a-f:.]+]");
    }

    private static String shorten(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
