package io.daogou.server.configuration;

import io.daogou.domain.check.InvalidInput;
import io.daogou.engine.EngineSettings;
import io.daogou.guide.model.ModelSettings;
import io.daogou.insight.InsightSettings;
import io.daogou.store.StoreUrl;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a shop may set.
 *
 * @param keys who may call; none: the server makes some on its first start
 * @param store where the truth is; none: in the data directory
 * @param onnxRanker the mapping of an ONNX model that sorts the home shelf; none: what training learns does
 * @param guideModel the language model that helps the guide; none: it needs none
 */
public record Configuration(
        HttpSettings http,
        List<ApiKey> keys,
        EngineSettings engine,
        StorefrontSettings storefront,
        @Nullable StoreUrl store,
        InsightSettings insight,
        IdentitySettings identity,
        AgentSettings agents,
        @Nullable Path onnxRanker,
        @Nullable ModelSettings guideModel) {
    public Configuration {
        Set<String> names = new HashSet<>();
        for (ApiKey key : keys) {
            if (!names.add(key.name())) {
                throw new InvalidInput("keys", "has a name twice", key.name(), "give each key a name of its own");
            }
        }
        keys = List.copyOf(keys);
    }

    public static Configuration defaults() {
        return new Configuration(
                HttpSettings.defaults(),
                List.of(),
                EngineSettings.defaults(),
                StorefrontSettings.defaults(),
                null,
                InsightSettings.defaults(),
                IdentitySettings.defaults(),
                AgentSettings.defaults(),
                null,
                null);
    }

    public Configuration withHttp(HttpSettings other) {
        return new Configuration(
                other, keys, engine, storefront, store, insight, identity, agents, onnxRanker, guideModel);
    }

    public Configuration withKeys(List<ApiKey> others) {
        return new Configuration(
                http, others, engine, storefront, store, insight, identity, agents, onnxRanker, guideModel);
    }

    public Configuration withEngine(EngineSettings other) {
        return new Configuration(
                http, keys, other, storefront, store, insight, identity, agents, onnxRanker, guideModel);
    }

    public Configuration withStorefront(StorefrontSettings other) {
        return new Configuration(http, keys, engine, other, store, insight, identity, agents, onnxRanker, guideModel);
    }

    public Configuration withInsight(InsightSettings other) {
        return new Configuration(
                http, keys, engine, storefront, store, other, identity, agents, onnxRanker, guideModel);
    }

    public Configuration withIdentity(IdentitySettings other) {
        return new Configuration(http, keys, engine, storefront, store, insight, other, agents, onnxRanker, guideModel);
    }

    public Configuration withAgents(AgentSettings other) {
        return new Configuration(
                http, keys, engine, storefront, store, insight, identity, other, onnxRanker, guideModel);
    }

    public Configuration withStore(@Nullable StoreUrl other) {
        return new Configuration(
                http, keys, engine, storefront, other, insight, identity, agents, onnxRanker, guideModel);
    }

    public Configuration withOnnxRanker(@Nullable Path other) {
        return new Configuration(http, keys, engine, storefront, store, insight, identity, agents, other, guideModel);
    }
}
