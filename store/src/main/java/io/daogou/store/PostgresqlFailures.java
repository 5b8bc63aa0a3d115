package io.daogou.store;

import java.sql.SQLException;

/** Turns what PostgreSQL reports into a sentence that says what to do. */
final class PostgresqlFailures {
    private PostgresqlFailures() {}

    static StoreException of(StoreUrl.Postgresql url, SQLException failure) {
        return new StoreException(message(url, failure), failure);
    }

    static boolean isLost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03");
    }

    /** The codes are those of appendix A of PostgreSQL's manual; the first two characters are a class. */
    private static String message(StoreUrl.Postgresql url, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String detail = detail(failure);
        if (isLost(failure)) {
            return "The database " + url + " cannot be reached (" + detail
                    + "); see that the server runs: a change under way may or may not have been kept, so send it again";
        }
        if (state.startsWith("28")) {
            return "The database " + url + " refused the user (" + detail + "); check the user and the password";
        }
        return switch (state) {
            case "53100" ->
                "The disk of " + url + " is full (" + detail + "); make room: nothing of this change was kept";
            case "53300" ->
                "The database " + url + " has no connection left (" + detail
                        + "); raise max_connections: each process takes up to five";
            case "3D000" -> "There is no database " + url + "; make it with createdb";
            case "3F000" ->
                "The schema of " + url + " is not there (" + detail
                        + "); make it with CREATE SCHEMA, or leave out currentSchema";
            case "42501" ->
                "The user may not do that in " + url + " (" + detail + "); GRANT CREATE ON SCHEMA … to this user";
            case "25006" ->
                "The database " + url + " was opened for reading only or is a standby (" + detail
                        + "); name the primary server";
            case "55P03" ->
                "The database " + url + " is held by another process (" + detail
                        + "); end whatever holds its lock: nothing of this change was kept";
            default -> "The database " + url + " refused (" + detail + ", " + state + ")";
        };
    }

    private static String detail(SQLException failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    }
}
