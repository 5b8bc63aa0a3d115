/**
 * What is missing or odd in the shop's data, with examples. {@link io.daogou.engine.quality.DataQuality} looks when somebody asks
 * and keeps nothing. It must not name a person.
 */
@NullMarked
package io.daogou.engine.quality;

import org.jspecify.annotations.NullMarked;
