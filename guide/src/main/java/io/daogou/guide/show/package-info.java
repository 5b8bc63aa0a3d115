/**
 * What to show: {@link io.daogou.guide.show.Selection} chooses a few items that differ in a way that matters,
 * {@link io.daogou.guide.show.Likings} is what behaviour says of them. Must not know how they are described.
 */
@NullMarked
package io.daogou.guide.show;

import org.jspecify.annotations.NullMarked;
