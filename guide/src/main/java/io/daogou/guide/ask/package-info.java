/**
 * What to ask next: {@link io.daogou.guide.ask.Inquiries} finds the question whose answer is expected to leave the fewest
 * items. Must not know how questions are worded.
 */
@NullMarked
package io.daogou.guide.ask;

import org.jspecify.annotations.NullMarked;
