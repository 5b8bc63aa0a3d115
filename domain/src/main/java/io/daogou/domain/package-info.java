/**
 * The shop's words and ports: items, events, shoppers and their devices, recommendations. Start with
 * {@link io.daogou.domain.event.Event} and {@link io.daogou.domain.item.Item}. Does no I/O and knows no technology; what
 * does stands behind the ports {@link io.daogou.domain.event.EventLog}, {@link io.daogou.domain.item.Catalog} and
 * {@link io.daogou.domain.shopper.Shoppers}.
 */
@NullMarked
package io.daogou.domain;

import org.jspecify.annotations.NullMarked;
