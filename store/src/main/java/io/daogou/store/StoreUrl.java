package io.daogou.store;

import io.daogou.domain.check.InvalidInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the truth of a shop is: {@code DIR} or {@code sqlite:DIR} for a data directory with an SQLite file in it, or
 * {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE?PARAMETER=VALUE} for a PostgreSQL database, the parameters being
 * those of its JDBC driver. {@code toString} leaves the password out, and so may be shown.
 */
public sealed interface StoreUrl {
    /** A data directory. */
    record Sqlite(Path directory) implements StoreUrl {
        @Override
        public StoreUrl withPassword(String password) {
            return this;
        }

        @Override
        public String toString() {
            return "sqlite:" + directory;
        }
    }

    /**
     * A database of a PostgreSQL server.
     *
     * @param address host, port and database, as they stand after {@code postgresql://}
     * @param parameters what the driver is to be told, by name
     */
    record Postgresql(
            String address, @Nullable String user, @Nullable String password, Map<String, String> parameters)
            implements StoreUrl {
        public Postgresql {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public StoreUrl withPassword(String other) {
            return new Postgresql(address, user, other, parameters);
        }

        @Override
        public String toString() {
            return "postgresql://" + (user == null ? "" : user + "@") + address;
        }
    }

    /** The same place, entered with a password from elsewhere; SQLite has none. */
    StoreUrl withPassword(String password);

    /** Reads what people write. */
    static StoreUrl parse(String text) {
        String url = text.strip();
        if (url.startsWith("jdbc:")) {
            url = url.substring("jdbc:".length());
        }
        if (url.startsWith("sqlite:")) {
            return sqlite(url.substring("sqlite:".length()));
        }
        if (url.startsWith("postgresql:") || url.startsWith("postgres:")) {
            return postgresql(url.substring(url.indexOf(':') + 1));
        }
        // A drive of Windows is a path; any other word with "//" behind it would be a database that we do not know.
        if (url.contains("://")) {
            throw refused("is of a kind that is not known", url.substring(0, url.indexOf("://")) + "://…");
        }
        return sqlite(url);
    }

    private static StoreUrl sqlite(String directory) {
        if (directory.isBlank()) {
            throw refused("names no directory", "sqlite:");
        }
        return new Sqlite(Path.of(directory));
    }

    private static StoreUrl postgresql(String rest) {
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> parameters = parameters(question < 0 ? "" : rest.substring(question + 1));
        if (!place.startsWith("//") || rest.indexOf('@', place.length()) >= 0) {
            throw refused("has no host, or a password in which %, @, / and ? are not written as %XX", "postgresql:…");
        }
        int at = place.lastIndexOf('@');
        String address = place.substring(at < 0 ? 2 : at + 1);
        int slash = address.indexOf('/');
        if (slash < 1 || slash == address.length() - 1) {
            throw refused("lacks the host or the database", "postgresql://…");
        }
        String[] who = at < 0 ? new String[0] : place.substring(2, at).split(":", 2);
        String user = who.length > 0 ? decoded(who[0]) : parameters.get("user");
        String password = who.length > 1 ? decoded(who[1]) : parameters.get("password");
        parameters.remove("user");
        parameters.remove("password");
        return new Postgresql(address, user, password, parameters);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String one : query.split("&", -1)) {
            if (!one.isEmpty()) {
                String[] pair = one.split("=", 2);
                parameters.put(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : "");
            }
        }
        return parameters;
    }

    /** A plus is a plus here, as everywhere but in forms. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused("has a percent sign that begins no %XX", "postgresql://…");
        }
    }

    private static InvalidInput refused(String problem, String shown) {
        return new InvalidInput(
                "url", problem, shown, "give a directory, sqlite:DIR or postgresql://USER@HOST:PORT/DATABASE");
    }
}
