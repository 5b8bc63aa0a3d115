package io.daogou.server.http;

import io.daogou.domain.shopper.AuditLog;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.Merchandising;
import io.daogou.engine.Search;
import io.daogou.guide.Guide;
import io.daogou.insight.Insight;
import io.daogou.server.configuration.HttpSettings;
import io.daogou.server.configuration.IdentitySettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the routes are made of.
 *
 * @param insight opened by the first who asks
 * @param shopfront the shop's page; none where it is switched off
 * @param agents what agents call; none where they are not served
 */
public record Api(
        Engine engine,
        Merchandising merchandising,
        Search search,
        Guide guide,
        TrainingRuns training,
        EmptySearches emptySearches,
        HttpSettings settings,
        EngineSettings engineSettings,
        IdentitySettings identity,
        Keyring keyring,
        AuditLog audit,
        Metrics metrics,
        Clock clock,
        String version,
        Supplier<Insight> insight,
        @Nullable Shopfront shopfront,
        @Nullable AgentRoutes agents) {
    /** Every route, the widest last. */
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        Callers callers = new Callers(keyring, engine.intake(), identity, clock);
        routes.addAll(new RecommendationRoutes(engine.recommender(), merchandising, callers).routes());
        int mostBytes = settings.maxBodyBytes();
        routes.addAll(new RuleRoutes(merchandising.rules(), keyring, clock, mostBytes).routes());
        routes.addAll(new PlacementRoutes(merchandising, keyring, clock, mostBytes).routes());
        metrics.gauge("daogou.rules.gave.way", merchandising, Merchandising::gaveWay);
        routes.addAll(new PocketRoutes(engine.pockets()).routes());
        routes.addAll(new SearchRoutes(search, callers, emptySearches).routes());
        routes.addAll(new GuideRoutes(guide, callers, engine.intake(), clock).routes());
        Refusals refusals = new Refusals(clock.instant());
        routes.addAll(new EventRoutes(engine, callers, clock, settings, metrics, refusals).routes());
        routes.addAll(new ItemRoutes(engine, settings).routes());
        routes.addAll(new ShopperRoutes(engine.shoppers(), engine.known(), clock).routes());
        routes.addAll(new PersonRoutes(engine, keyring, new Allowance(settings.maxExportsPerMinute(), clock)).routes());
        routes.addAll(new DeviceRoutes(engine.joining(), identity.joinLink()).routes());
        routes.addAll(new AuditRoutes(audit).routes());
        routes.addAll(new OperationRoutes(engine, training, keyring, metrics, version).routes());
        routes.addAll(new RunRoutes(training).routes());
        routes.addAll(new TodayRoutes(engine, training, emptySearches, metrics).routes());
        routes.addAll(new QualityRoutes(engine.quality(), refusals).routes());
        routes.addAll(new KeyRoutes(keyring).routes());
        routes.addAll(new TransparencyRoutes(engineSettings, engine.releases(), merchandising).routes());
        routes.addAll(new InsightRoutes(insight).routes());
        routes.addAll(new DocumentRoutes().routes());
        if (agents != null) {
            routes.addAll(agents.routes());
        }
        routes.addAll(new WebRoutes().routes());
        if (shopfront != null) {
            routes.addAll(new StorefrontRoutes(shopfront, identity.isTrusting()).routes());
        }
        return routes;
    }
}
