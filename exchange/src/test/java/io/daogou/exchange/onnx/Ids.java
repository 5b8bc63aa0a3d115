package io.daogou.exchange.onnx;

import io.daogou.learn.data.Vocabulary;
import java.util.stream.IntStream;

/** Identifiers of items for tests, with what JSON and UTF-8 must carry. */
final class Ids {
    private Ids() {}

    static Vocabulary of(int items) {
        return Vocabulary.of(
                IntStream.range(0, items).mapToObj(k -> "茶 \"" + k + "\"").toList());
    }
}
