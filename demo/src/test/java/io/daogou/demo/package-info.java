/** Tests of the demo shop and its shoppers. */
@NullMarked
package io.daogou.demo;

import org.jspecify.annotations.NullMarked;
