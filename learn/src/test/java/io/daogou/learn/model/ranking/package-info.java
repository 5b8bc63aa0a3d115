/** Tests of rankers on lists whose truth is planted. */
@NullMarked
package io.daogou.learn.model.ranking;

import org.jspecify.annotations.NullMarked;
