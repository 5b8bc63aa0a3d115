/**
 * How the shop's words refuse bad input. Every record of the domain checks itself when it is made, with the checks of
 * {@link io.daogou.domain.check.Check}, so that nothing half-valid travels further than the door. A refusal is an
 * {@link io.daogou.domain.check.InvalidInput}, which says what was wrong, the value, what is allowed and what to do.
 * Knows nothing of HTTP or of the command line; they translate it.
 */
@NullMarked
package io.daogou.domain.check;

import org.jspecify.annotations.NullMarked;
