package io.daogou.store;

final class PostgresqlKillIT extends KillContract {
    private final StoreUrl database = PostgresqlServer.database();

    @Override
    String url() {
        return PostgresqlServer.text(database);
    }
}
