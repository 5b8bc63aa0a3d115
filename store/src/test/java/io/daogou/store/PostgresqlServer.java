package io.daogou.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server for the tests of this process, started by the first that asks; each test has a database of its own. */
final class PostgresqlServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresqlServer() {}

    /** Started once, ended with the process. */
    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                // A locale whose order is not that of code points, as a shop's database may have.
                return EmbeddedPostgres.builder().start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    static int port() {
        return Holder.SERVER.getPort();
    }

    /** A new, empty database. */
    static StoreUrl database() {
        String name = "shop" + DATABASES.incrementAndGet();
        run(url("postgres"), "CREATE DATABASE " + name);
        return url(name);
    }

    static StoreUrl url(String database) {
        return StoreUrl.parse(text(database));
    }

    private static String text(String database) {
        return "postgresql://postgres:postgres@localhost:" + port() + "/" + database;
    }

    /** What a shop would write for this place. */
    static String text(StoreUrl url) {
        return text(((StoreUrl.Postgresql) url).address().split("/", 2)[1]);
    }

    /** Reaches behind the store's back into a database. */
    static void run(StoreUrl url, String... statements) {
        String address = ((StoreUrl.Postgresql) url).address();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://" + address, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
