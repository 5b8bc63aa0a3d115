/** Tests of what analyses share. */
@NullMarked
package io.daogou.insight.analysis;

import org.jspecify.annotations.NullMarked;
