package io.daogou.server.http;

import io.daogou.domain.check.Check;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.engine.people.KnownPeople;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.Answers;
import io.daogou.server.json.JsonWriter;
import io.daogou.server.json.PeopleAnswers;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Which devices are whose, as the shop itself says. */
final class ShopperRoutes {
    private static final int MOST_FOUND = 100;
    private static final int USUALLY_FOUND = 20;

    private final Shoppers shoppers;
    private final KnownPeople known;
    private final Clock clock;

    ShopperRoutes(Shoppers shoppers, KnownPeople known, Clock clock) {
        this.shoppers = shoppers;
        this.known = known;
        this.clock = clock;
    }

    List<Route> routes() {
        String device = "/v1/shoppers/{shopperId}/devices/{deviceId}";
        return List.of(
                Route.get("/v1/shoppers", Scope.ADMIN, this::find).audited("find shoppers"),
                Route.put(device, Scope.ADMIN, context -> change(context, true)).audited("link device"),
                Route.delete(device, Scope.ADMIN, context -> change(context, false))
                        .audited("unlink device"),
                Route.get("/v1/shoppers/{shopperId}/devices", Scope.ADMIN, this::links)
                        .audited("see devices"));
    }

    private void find(Context context) throws IOException {
        Query query = Query.of(context.req().getQueryString(), List.of("query", "limit"));
        int limit = Check.range("limit", query.wholeNumber("limit", USUALLY_FOUND), 1, MOST_FOUND);
        List<KnownPeople.Known> found = known.find(query.text("query", ""), limit + 1);
        Replies.json(
                context, PeopleAnswers.known(found.subList(0, Math.min(limit, found.size())), found.size() > limit));
    }

    private void change(Context context, boolean link) throws IOException {
        String shopperId = Check.id("shopperId", context.pathParam("shopperId"));
        String deviceId = Check.id("deviceId", context.pathParam("deviceId"));
        boolean changed = link
                ? shoppers.link(deviceId, shopperId, clock.instant())
                : shoppers.unlink(deviceId, shopperId, clock.instant());
        JsonWriter json = new JsonWriter().beginObject().field("shopperId", shopperId);
        json.field("deviceId", deviceId).field("linked", link).field("changed", changed);
        Replies.json(context, json.endObject());
    }

    private void links(Context context) throws IOException {
        String shopperId = Check.id("shopperId", context.pathParam("shopperId"));
        Replies.json(context, Answers.links(shoppers.linksOf(shopperId)));
    }
}
