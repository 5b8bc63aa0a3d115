/** Tests of the columns and of every analysis, each against a slow reference in plain Java. */
@NullMarked
package io.daogou.insight;

import org.jspecify.annotations.NullMarked;
