/**
 * JSON as the contract writes it: strict readers for events and items, and a small writer for answers. Start with
 * {@link io.daogou.server.json.EventReader}. Every refusal says which field was wrong, the value, and what is allowed; a
 * field nobody knows is refused with the nearest known name. No reflection takes part. This package must not know HTTP,
 * the store or the engine's insides.
 */
@NullMarked
package io.daogou.server.json;

import org.jspecify.annotations.NullMarked;
