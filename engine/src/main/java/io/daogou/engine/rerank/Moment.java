package io.daogou.engine.rerank;

import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.Release;

/**
 * What is known when a shelf is filled, but for what candidates score and how much they are wanted.
 *
 * @param release whose item indices candidates have
 * @param catalog categories
 * @param columns of the catalogue
 * @param history what the shopper has done
 * @param time in milliseconds since 1970
 */
public record Moment(Release release, LiveCatalog catalog, LiveCatalog.Columns columns, History history, long time) {}
