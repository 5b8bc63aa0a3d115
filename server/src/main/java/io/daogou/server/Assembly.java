package io.daogou.server;

import io.daogou.domain.change.Changes;
import io.daogou.engine.Derived;
import io.daogou.engine.Engine;
import io.daogou.engine.Merchandising;
import io.daogou.engine.Sweeping;
import io.daogou.insight.Insight;
import io.daogou.insight.mirror.Sources;
import io.daogou.server.configuration.ApiKey;
import io.daogou.server.configuration.Configuration;
import io.daogou.server.configuration.ConfigurationProblem;
import io.daogou.server.configuration.Scope;
import io.daogou.server.http.AgentRoutes;
import io.daogou.server.http.Api;
import io.daogou.server.http.Audit;
import io.daogou.server.http.EmptySearches;
import io.daogou.server.http.HttpServer;
import io.daogou.server.http.Keyring;
import io.daogou.server.http.Metrics;
import io.daogou.server.http.Shopfront;
import io.daogou.server.http.TrainingRuns;
import io.daogou.server.imports.ImportTarget;
import io.daogou.store.Store;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The wiring, by hand: truth → engine → front doors → HTTP. What was opened here is closed here, in the opposite order.
 *
 * <pre>
 * Store (events, catalogue, shoppers) ── Engine (live state, releases, training) ── Api (routes) ── HttpServer
 * OnnxShelfRanker, if one is set ───────────┘ ├── TrainingRuns, Shopfront ─────────────┤
 * Finding (index, search, guide) ─────────────┘ ├── InsightOnDemand ───────────────────────┤
 *                                               └── Agents ────────────────────────────────┘
 * </pre>
 */
public final class Assembly implements AutoCloseable {
    private final DataDirectory directory;
    private final Configuration configuration;
    private final Clock clock;
    /** Made while the engine opens: both are long steps of a start. */
    private final CompletableFuture<Metrics> metrics = CompletableFuture.supplyAsync(Metrics::new);

    private final Store store;
    private final @Nullable OnnxShelfRanker ranker;
    private final Engine engine;
    private final Merchandising merchandising;
    private final InsightOnDemand insight;
    private @Nullable Finding finding;
    private @Nullable Agents agents;
    private @Nullable TrainingRuns training;
    private @Nullable HttpServer server;
    private @Nullable DailySweep sweep;

    private Assembly(
            DataDirectory directory,
            Configuration configuration,
            Store store,
            Derived derived,
            Clock clock,
            @Nullable OnnxShelfRanker ranker) {
        this.directory = directory;
        this.configuration = configuration;
        this.clock = clock;
        this.store = store;
        this.ranker = ranker;
        // Before the engine reads: what changes meanwhile must not be missed.
        long changed = store.changes().map(Changes::last).orElse(0L);
        engine = Engine.open(
                store.events(), store.catalog(), store.people(), derived, configuration.engine(), clock, ranker);
        merchandising = engine.steer(store.steering());
        store.changes().ifPresent(changes -> engine.share(changes, changed));
        insight = new InsightOnDemand(
                directory.insight(),
                new Sources(store.events(), store.catalog(), store.people(), clock),
                configuration.insight());
        engine.onErased(_ -> insight.forget());
        engine.onAnyErasure(directory::forgetRejects);
        engine.onExpired(insight::forget);
        engine.onExpired(directory::forgetRejects);
    }

    /** Opens a shop for reading and writing; on SQLite, one process at a time can. */
    static Assembly open(DataDirectory directory, Configuration configuration) {
        Store store = Store.open(directory.store(configuration));
        finishErasures(store, directory);
        return over(directory, configuration, store, directory.derived());
    }

    /** A process ended in the midst of erasing somebody: what it derived of them goes first, then what the store holds. */
    private static void finishErasures(Store store, DataDirectory directory) {
        try {
            if (store.people().erasures().isUnfinished()) {
                directory.forgetLiveState();
                directory.forgetRejects();
                Insight.forget(directory.insight());
                store.people().erasures().finish();
            }
        } catch (RuntimeException | Error failure) {
            store.close();
            throw failure;
        }
    }

    /** Opens a shop for reading, beside the process that serves it. Only releases can be written. */
    static Assembly openReadOnly(DataDirectory directory, Configuration configuration) {
        Configuration learning = configuration.withOnnxRanker(null);
        return over(directory, learning, Store.openReadOnly(directory.store(configuration)), directory.derivedBeside());
    }

    /** The same for one that also answers: with the imported ranker, if one is set. */
    static Assembly openToAnswer(DataDirectory directory, Configuration configuration) {
        return over(
                directory,
                configuration,
                Store.openReadOnly(directory.store(configuration)),
                directory.derivedBeside());
    }

    /** Takes a store that is open already, and closes it in the end. */
    static Assembly over(DataDirectory directory, Configuration configuration, Store store, Derived derived) {
        OnnxShelfRanker ranker = null;
        try {
            Path mapping = configuration.onnxRanker();
            ranker = mapping == null ? null : OnnxShelfRanker.open(mapping);
            return new Assembly(directory, configuration, store, derived, Clock.systemUTC(), ranker);
        } catch (RuntimeException | Error failure) {
            if (ranker != null) {
                ranker.close();
            }
            store.close();
            throw failure;
        }
    }

    /**
     * Opens what an import writes to.
     *
     * @param store where the truth is, if the command line says so
     */
    static ImportTarget importTarget(Path root, @Nullable String store) {
        DataDirectory directory = new DataDirectory(root);
        Configuration configuration = StoreChoice.configured(store, directory.configuration(null), System.getenv());
        return new ImportedStore(
                Store.open(directory.store(configuration)),
                configuration.engine().retention());
    }

    Engine engine() {
        return engine;
    }

    /** Whether what a sweep removed may have left bytes in files. */
    boolean isSweepUnfinished() {
        return store.expiry().isUnfinished();
    }

    /** What removes what is older than it may be kept. */
    Sweeping sweeping() {
        return engine.sweeping(store.expiry());
    }

    Clock clock() {
        return clock;
    }

    /**
     * Listens.
     *
     * @param keys who may call
     * @return the port
     */
    int serve(List<ApiKey> keys) {
        Keyring keyring = new Keyring(keys);
        training = new TrainingRuns(engine.training(), clock);
        EmptySearches emptySearches = new EmptySearches(clock);
        engine.onAnyErasure(emptySearches::forget);
        Finding found = finding();
        Api api = new Api(
                engine,
                merchandising,
                found.search(),
                found.guide(),
                training,
                emptySearches,
                configuration.http(),
                configuration.engine(),
                configuration.identity(),
                keyring,
                store.people().audit(),
                metrics.join(),
                clock,
                Main.version(),
                insight,
                shopfront(keys),
                agentRoutes(keyring));
        Audit audit = new Audit(store.people().audit(), keyring, clock);
        server = HttpServer.start(configuration.http(), keyring, audit, metrics.join(), api.routes());
        sweep = DailySweep.start(sweeping());
        return server.port();
    }

    /** Opened by the first who asks: training needs none of it. */
    private synchronized Finding finding() {
        Finding opened = finding;
        if (opened == null) {
            opened = Finding.open(directory, store, engine, clock, configuration.guideModel());
            finding = opened;
        }
        return opened;
    }

    /** What agents meet. To be closed by whoever asks, before this. */
    Agents agents() {
        return Agents.of(engine, finding(), configuration.storefront(), this::address);
    }

    private @Nullable AgentRoutes agentRoutes(Keyring keyring) {
        if (!configuration.agents().enabled()) {
            return null;
        }
        Agents opened = agents();
        agents = opened;
        return new AgentRoutes(
                opened.catalog(),
                opened.dialogue(),
                configuration.agents(),
                configuration.http(),
                keyring,
                () -> address().orElseThrow());
    }

    /** Where the shop is reached from elsewhere, or where this server listens; empty where it does not. */
    private Optional<URI> address() {
        URI elsewhere = configuration.agents().publicUrl();
        if (elsewhere != null) {
            return Optional.of(elsewhere);
        }
        return server == null
                ? Optional.empty()
                : Optional.of(URI.create("http://" + configuration.http().host() + ":" + server.port() + "/"));
    }

    private @Nullable Shopfront shopfront(List<ApiKey> keys) {
        if (!configuration.storefront().enabled()) {
            return null;
        }
        ApiKey browser = keys.stream()
                .filter(key -> key.scope() == Scope.BROWSER && key.plain() != null)
                .findFirst()
                .orElseThrow(() -> new ConfigurationProblem("the storefront needs a browser key that is written out:"
                        + " give one of keys the scope browser and a key, or set storefront.enabled to false"));
        String plain = Objects.requireNonNull(browser.plain());
        return Files.exists(directory.demo())
                ? new DemoShopfront(engine.catalog(), plain)
                : new CatalogShopfront(engine, configuration.storefront(), plain);
    }

    /** Lets requests finish, then closes everything; what was acknowledged is on disk. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (sweep != null) {
            sweep.close();
        }
        if (agents != null) {
            agents.close();
        }
        if (training != null) {
            training.close();
        }
        insight.close();
        if (finding != null) {
            finding.guide().close();
        }
        engine.close();
        if (finding != null) {
            finding.index().close();
        }
        if (ranker != null) {
            ranker.close();
        }
        store.close();
    }
}
