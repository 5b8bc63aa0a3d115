package io.daogou.server;

import io.daogou.engine.Derived;
import io.daogou.server.configuration.Configuration;
import io.daogou.server.configuration.ConfigurationProblem;
import io.daogou.server.configuration.ConfigurationReader;
import io.daogou.store.StoreUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a shop keeps everything: the truth, unless it is in PostgreSQL, the releases, its configuration and its keys. */
record DataDirectory(Path root) {
    /** Where the truth is. */
    StoreUrl store(Configuration configuration) {
        StoreUrl elsewhere = configuration.store();
        return elsewhere == null ? new StoreUrl.Sqlite(root) : elsewhere;
    }

    /** What the engine derives from the truth: may be deleted while nothing runs. */
    Derived derived() {
        return new Derived(root.resolve("releases"), root.resolve("live.state"));
    }

    /** The same for a process beside the one that writes the truth: it makes releases, nothing else. */
    Derived derivedBeside() {
        return Derived.releasesOnly(derived().releases());
    }

    /** Leaves no file that makes a start quick; the next start replays the log. */
    void forgetLiveState() {
        delete("live.state*");
    }

    /** Leaves no file of rows that imports could not use: nobody knows of whom they are. */
    void forgetRejects() {
        delete("*.rejects.tsv");
    }

    private void delete(String names) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(root, names)) {
            for (Path one : all) {
                Files.delete(one);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "cannot delete " + root.resolve(names) + ": " + failure.getMessage(), failure);
        }
    }

    /** Columns for analysis, derived too. */
    Path insight() {
        return root.resolve("insight");
    }

    /** What is searched, derived too. */
    Path index() {
        return root.resolve("search");
    }

    /** Words that mean the same in this shop, if it says so. */
    Path synonyms() {
        return root.resolve("synonyms.txt");
    }

    Path keys() {
        return root.resolve("keys.yaml");
    }

    /** Says that the demo shop lives here, and up to which moment it was simulated. */
    Path demo() {
        return root.resolve("demo.properties");
    }

    /**
     * What the shop has set.
     *
     * @param given a file of the caller's; none: {@code daogou.yaml} here, if there is one
     */
    Configuration configuration(@Nullable Path given) {
        if (given != null) {
            if (!Files.isRegularFile(given)) {
                throw new ConfigurationProblem("there is no configuration at " + given + "; check --config");
            }
            return ConfigurationReader.read(given);
        }
        Path own = root.resolve("daogou.yaml");
        return Files.exists(own) ? ConfigurationReader.read(own) : Configuration.defaults();
    }
}
