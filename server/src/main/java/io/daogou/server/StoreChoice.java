package io.daogou.server;

import io.daogou.server.configuration.Configuration;
import io.daogou.store.StoreUrl;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the truth of a shop is, of all the places where that can be said: the first of them counts. */
final class StoreChoice {
    static final String DESCRIPTION = "Where the truth is: postgresql://USER@HOST:PORT/DATABASE; the password may be in"
            + " DAOGOU_STORE_PASSWORD. Default: DAOGOU_STORE_URL, or store.url of the configuration, or the data directory.";

    static final String URL_VARIABLE = "DAOGOU_STORE_URL";
    static final String PASSWORD_VARIABLE = "DAOGOU_STORE_PASSWORD";

    private StoreChoice() {}

    /**
     * A configuration that says where the truth is.
     *
     * @param option what the command line says; none: the environment, or the configuration itself
     */
    static Configuration configured(
            @Nullable String option, Configuration configuration, Map<String, String> environment) {
        String told = option != null ? option : environment.get(URL_VARIABLE);
        if (told != null && !told.isBlank()) {
            return configuration.withStore(url(told, environment));
        }
        StoreUrl own = configuration.store();
        return own == null ? configuration : configuration.withStore(withPassword(own, environment));
    }

    /** A place that somebody wrote down. */
    static StoreUrl url(String text, Map<String, String> environment) {
        return withPassword(StoreUrl.parse(text), environment);
    }

    private static StoreUrl withPassword(StoreUrl url, Map<String, String> environment) {
        String password = environment.get(PASSWORD_VARIABLE);
        boolean lacksOne = url instanceof StoreUrl.Postgresql postgresql && postgresql.password() == null;
        return lacksOne && password != null ? url.withPassword(password) : url;
    }
}
