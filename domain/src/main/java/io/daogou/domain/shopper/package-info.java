/**
 * Who shops, and on which devices. A device is anonymous until it is linked to a shopper;
 * {@link io.daogou.domain.shopper.Shoppers} is the port behind which links are kept, each with its history, so that every
 * one of them can be undone. Must not know what a shopper did or likes.
 */
@NullMarked
package io.daogou.domain.shopper;

import org.jspecify.annotations.NullMarked;
