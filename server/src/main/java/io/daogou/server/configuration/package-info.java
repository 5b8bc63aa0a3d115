/**
 * What a shop may set, in one YAML file. Start with {@link io.daogou.server.configuration.Configuration}; its sample,
 * {@code docs/daogou.sample.yaml}, names every key. An unknown key, a wrong type or a value out of range is refused with
 * file, line and what is allowed. This package must not know HTTP or the store.
 */
@NullMarked
package io.daogou.server.configuration;

import org.jspecify.annotations.NullMarked;
