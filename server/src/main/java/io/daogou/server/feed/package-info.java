/**
 * The catalogue as a product feed for agent platforms. Read {@link io.daogou.server.feed.ProductFeed} first. A feed says what the
 * catalogue says: what a platform requires and the catalogue lacks is reported, never made up. This package must not know
 * HTTP or the command line.
 */
@NullMarked
package io.daogou.server.feed;

import org.jspecify.annotations.NullMarked;
