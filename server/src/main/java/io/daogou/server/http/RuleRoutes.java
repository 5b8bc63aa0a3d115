package io.daogou.server.http;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.steering.Kept;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.Version;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.JsonWriter;
import io.daogou.server.json.RuleReader;
import io.daogou.server.json.SteeringAnswers;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Rules of the merchant: everything under {@code /v1/rules}. */
final class RuleRoutes {
    private static final String RULE = "/v1/rules/{ruleId}";

    private final Kept<Rule> rules;
    private final Keyring keyring;
    private final Clock clock;
    private final int mostBytes;

    RuleRoutes(Kept<Rule> rules, Keyring keyring, Clock clock, int mostBytes) {
        this.rules = rules;
        this.keyring = keyring;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/rules", Scope.ADMIN, this::list),
                Route.put(RULE, Scope.ADMIN, this::put).audited("put rule {ruleId}"),
                Route.delete(RULE, Scope.ADMIN, this::delete).audited("delete rule {ruleId}"),
                Route.get(RULE + "/versions", Scope.ADMIN, this::versions),
                Route.post(RULE + "/versions/{version}/restore", Scope.ADMIN, this::restore)
                        .audited("restore rule {ruleId} version {version}"));
    }

    private void list(Context context) throws IOException {
        Query.of(context.req().getQueryString(), List.of());
        JsonWriter json = new JsonWriter(8_192).beginObject().name("rules").beginArray();
        rules.current().values().forEach(version -> SteeringAnswers.rule(json, version, clock.instant()));
        Replies.json(context, json.endArray().endObject());
    }

    private void put(Context context) throws IOException {
        String ruleId = Check.id("ruleId", context.pathParam("ruleId"));
        byte[] body = Bodies.read(context.req(), "application/json", mostBytes);
        Rule rule = RuleReader.read(body, ruleId);
        int status = rules.current().containsKey(ruleId) ? 200 : 201;
        reply(context, status, rules.put(ruleId, rule, keyring.nameOf(context), clock.instant()));
    }

    private void delete(Context context) {
        String ruleId = context.pathParam("ruleId");
        if (!rules.current().containsKey(ruleId)) {
            throw unknown(ruleId);
        }
        Version<Rule> _ = rules.put(ruleId, null, keyring.nameOf(context), clock.instant());
        context.res().setStatus(204);
    }

    private void versions(Context context) throws IOException {
        String ruleId = context.pathParam("ruleId");
        List<Version<Rule>> versions = rules.versions(ruleId);
        if (versions.isEmpty()) {
            throw unknown(ruleId);
        }
        Replies.json(context, SteeringAnswers.ruleVersions(versions));
    }

    private void restore(Context context) throws IOException {
        String ruleId = context.pathParam("ruleId");
        long version = Versions.number(context);
        reply(
                context,
                200,
                rules.restore(ruleId, version, keyring.nameOf(context), clock.instant())
                        .orElseThrow(() -> Versions.unknown(version, "/v1/rules/" + ruleId)));
    }

    private void reply(Context context, int status, Version<Rule> rule) throws IOException {
        Replies.json(context, status, SteeringAnswers.rule(new JsonWriter(1_024), rule, clock.instant()));
    }

    private static Problem unknown(String ruleId) {
        return Problem.of(
                ProblemType.NOT_FOUND,
                String.valueOf(new InvalidInput("ruleId", "is not known", ruleId, "see GET /v1/rules").getMessage()));
    }
}
