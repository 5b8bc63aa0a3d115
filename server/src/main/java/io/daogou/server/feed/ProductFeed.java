package io.daogou.server.feed;

import io.daogou.domain.item.Catalog;
import io.daogou.server.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Writes {@code products.jsonl}: a line an item, as OpenAI's file upload takes it from merchants of the Agentic Commerce
 * Protocol. It is meant for discovery: people buy on the shop's own pages.
 *
 * <p><b>Source:</b> developers.openai.com/commerce/specs/file-upload/products, field names and limits as of November 2026.
 * <b>Memory:</b> one item at a time, and for each group of variants in what they differ. <b>Threads:</b> one.
 */
public final class ProductFeed {
    private final Catalog catalog;
    private final FeedSeller seller;

    public ProductFeed(Catalog catalog, FeedSeller seller) {
        this.catalog = catalog;
        this.seller = seller;
    }

    /**
     * Writes every item that has all that is required.
     *
     * @throws UncheckedIOException if the stream breaks
     */
    public FeedReport write(OutputStream out) {
        FeedProblems problems = new FeedProblems();
        FeedLine lines = new FeedLine(seller, Variations.of(catalog), problems);
        long[] counts = new long[2];
        catalog.forEach(item -> {
            Optional<JsonWriter> line = lines.of(item);
            line.ifPresent(json -> write(json, out));
            counts[line.isPresent() ? 0 : 1]++;
        });
        return new FeedReport(counts[0], counts[1], problems.report());
    }

    private static void write(JsonWriter line, OutputStream out) {
        try {
            line.writeTo(out);
            out.write('\n');
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
