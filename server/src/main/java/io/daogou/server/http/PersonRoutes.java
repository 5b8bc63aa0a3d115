package io.daogou.server.http;

import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.Engine;
import io.daogou.engine.people.Said;
import io.daogou.server.configuration.Scope;
import io.daogou.server.json.ConsentReader;
import io.daogou.server.json.PeopleAnswers;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What people may see and decide about themselves. Who knows the identifier of a device, which is a secret of that device, may
 * act for it with a browser key; for a shopper only the shop may, which knows who logged in.
 */
final class PersonRoutes {
    private static final int MOST_BYTES = 10_000;

    private final Engine engine;
    private final Keyring keyring;
    private final Allowance allowance;

    /** @param allowance of exports and erasures */
    PersonRoutes(Engine engine, Keyring keyring, Allowance allowance) {
        this.engine = engine;
        this.keyring = keyring;
        this.allowance = allowance;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.addAll(routes(
                "/v1/devices/{deviceId}", Scope.BROWSER, context -> Subject.device(context.pathParam("deviceId"))));
        routes.addAll(routes(
                "/v1/shoppers/{shopperId}", Scope.ADMIN, context -> Subject.shopper(context.pathParam("shopperId"))));
        return routes;
    }

    @FunctionalInterface
    private interface Answer {
        void give(Context context, Subject subject) throws IOException;
    }

    private List<Route> routes(String base, Scope scope, Function<Context, Subject> subject) {
        Function<Answer, Handler> of = answer -> context -> answer.give(context, subject.apply(context));
        String interests = base + "/interests";
        return List.of(
                Route.get(base + "/consent", scope, of.apply(this::consent)).audited("see consent"),
                Route.put(base + "/consent", scope, of.apply(this::choose)).audited("change consent"),
                Route.get(interests, scope, of.apply(this::interests)).audited("see interests"),
                Route.delete(interests, scope, of.apply(this::reset)).audited("reset interests"),
                Route.get(base + "/journey", scope, of.apply(this::journey)).audited("see journey"),
                Route.delete(base + "/history/{itemId}", scope, of.apply(this::correct))
                        .audited("correct history"),
                Route.get(base + "/export", scope, of.apply(this::export)).audited("export"),
                Route.delete(base, scope, of.apply(this::erase)).audited("erase"));
    }

    private void consent(Context context, Subject subject) throws IOException {
        Replies.json(
                context,
                PeopleAnswers.consent(subject, engine.choices().inForce(subject), PrivacySignal.isOn(context)));
    }

    private void choose(Context context, Subject subject) throws IOException {
        ConsentReader.Consent given = ConsentReader.read(Bodies.read(context.req(), "application/json", MOST_BYTES));
        boolean isPrivate = PrivacySignal.isOn(context);
        if (given.minor() != null) {
            engine.choices().minor(subject, given.minor());
        }
        Said said = given.said();
        if (isPrivate) {
            engine.choices().globalPrivacyControl(subject);
            said = said.underGlobalPrivacyControl();
        }
        engine.choices().choose(subject, said);
        consent(context, subject);
    }

    private void interests(Context context, Subject subject) throws IOException {
        Replies.json(context, PeopleAnswers.interests(engine.interests().of(subject)));
    }

    private void reset(Context context, Subject subject) throws IOException {
        Query query = Query.of(context.req().getQueryString(), List.of("tag"));
        engine.interests().reset(subject, query.text("tag"));
        interests(context, subject);
    }

    private void journey(Context context, Subject subject) throws IOException {
        Replies.json(context, PeopleAnswers.journey(engine.rights().journey(subject)));
    }

    private void correct(Context context, Subject subject) throws IOException {
        engine.interests().reset(subject, Reset.itemTag(context.pathParam("itemId")));
        journey(context, subject);
    }

    /** Each reads or rewrites much, and holds others up. */
    private void takeOne(Context context) {
        allowance.take(keyring.nameOf(context.req().getHeader("Authorization")));
    }

    private void export(Context context, Subject subject) throws IOException {
        takeOne(context);
        byte[] zip = ExportZip.of(engine.rights().everything(subject));
        context.header("Content-Disposition", "attachment; filename=\"my-data.zip\"");
        context.contentType("application/zip").result(zip);
    }

    private void erase(Context context, Subject subject) throws IOException {
        takeOne(context);
        Replies.json(context, PeopleAnswers.certificate(engine.rights().erase(subject)));
    }
}
