/**
 * Items that nobody has touched yet, by what the catalogue says of them. {@link io.daogou.engine.content.NewItems} follows the
 * catalogue: what a release does not know is read ({@link io.daogou.engine.content.ItemText}), said as a mixture of items that
 * it knows, and given a place among them ({@link io.daogou.engine.content.Placed}). A release and its scores of known items are
 * never changed by it, so what is gone leaves no trace. Must not know shelves, nor how a release is trained.
 */
@NullMarked
package io.daogou.engine.content;

import org.jspecify.annotations.NullMarked;
