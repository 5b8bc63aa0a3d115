/** Tests of layers: every pass back is held against finite differences of the pass forward. */
@NullMarked
package io.daogou.learn.layer;

import org.jspecify.annotations.NullMarked;
