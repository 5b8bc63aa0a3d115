package io.daogou.server.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;

/** Counts and times what the server does, for Prometheus. Threads: any number. */
public final class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<ProblemType, Counter> problems = new EnumMap<>(ProblemType.class);

    private volatile IntSupplier running = () -> 0;

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        for (ProblemType type : ProblemType.values()) {
            problems.put(type, registry.counter("daogou.problems", "type", type.path()));
        }
    }

    Timer timer(Route route) {
        return Timer.builder("daogou.requests")
                .description("How long requests take")
                .tags("method", route.method().name(), "route", route.path())
                .register(registry);
    }

    Counter events(String result) {
        return registry.counter("daogou.events", "result", result);
    }

    void problem(ProblemType type) {
        Counter counter = problems.get(type);
        if (counter != null) {
            counter.increment();
        }
    }

    /** A reading taken whenever somebody looks. */
    <T> void gauge(String name, T source, ToDoubleFunction<T> reading) {
        io.micrometer.core.instrument.Gauge.builder(name, source, reading)
                .strongReference(true)
                .register(registry);
    }

    /** Tells where to look how many requests are being answered. */
    void countRunning(IntSupplier count) {
        running = count;
    }

    /** How many requests are being answered. */
    int running() {
        return running.getAsInt();
    }

    String scrape() {
        return registry.scrape();
    }
}
