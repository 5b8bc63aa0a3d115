/** Tests of how texts become words. */
@NullMarked
package io.daogou.search.text;

import org.jspecify.annotations.NullMarked;
