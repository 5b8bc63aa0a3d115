/** Tests of the product feed. */
@NullMarked
package io.daogou.server.feed;

import org.jspecify.annotations.NullMarked;
