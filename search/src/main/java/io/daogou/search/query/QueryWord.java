package io.daogou.search.query;

import io.daogou.search.text.Token;
import java.util.List;

/**
 * A word of a query.
 *
 * @param token as it was read; its place is in the text that was read
 * @param alternatives the ways in which an item may say it, best first
 * @param weight how much it tells, by how few items have it; above 0
 */
record QueryWord(Token token, List<Alternative> alternatives, double weight) {
    QueryWord {
        alternatives = List.copyOf(alternatives);
    }
}
