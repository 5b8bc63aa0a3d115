/** Tests of the index. */
@NullMarked
package io.daogou.search;

import org.jspecify.annotations.NullMarked;
