/**
 * What the shop sells. {@link io.daogou.domain.item.Item} has the names of the Google Merchant product data in lower
 * camel case; {@link io.daogou.domain.item.Catalog} is the port behind which the truth about items is kept. Read
 * {@code Item} first. Must not know what shoppers do with items, nor how items are stored or ranked.
 */
@NullMarked
package io.daogou.domain.item;

import org.jspecify.annotations.NullMarked;
