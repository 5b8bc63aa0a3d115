/** Tests of deep models. */
@NullMarked
package io.daogou.learn.model.deep;

import org.jspecify.annotations.NullMarked;
