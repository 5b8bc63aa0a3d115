/**
 * Models of what items are like in words and attributes, for items that nobody has touched yet.
 *
 * <p>Read {@link io.daogou.learn.model.content.ContentModel} first: it gives new items a place in a model of behaviour, which may
 * be any {@link io.daogou.learn.model.ItemToItem}. Features come as sparse rows, such as {@link
 * io.daogou.learn.data.TextFeatures} makes of texts; the package knows no words.
 */
@NullMarked
package io.daogou.learn.model.content;

import org.jspecify.annotations.NullMarked;
