package io.daogou.server;

import io.daogou.server.configuration.Configuration;
import io.daogou.store.StoreUrl;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which shop a command is about. */
final class ShopOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The shop's data directory. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration. Default: daogou.yaml in the data directory, if it is there.")
    private @Nullable Path config;

    @Option(names = "--store", paramLabel = "URL", description = StoreChoice.DESCRIPTION)
    private @Nullable String store;

    DataDirectory directory() {
        return new DataDirectory(data);
    }

    Configuration configuration() {
        return StoreChoice.configured(store, directory().configuration(config), System.getenv());
    }

    StoreUrl store() {
        return directory().store(configuration());
    }

    Assembly openToAnswer() {
        return Assembly.openToAnswer(directory(), configuration());
    }

    Assembly openReadOnly() {
        return Assembly.openReadOnly(directory(), configuration());
    }
}
