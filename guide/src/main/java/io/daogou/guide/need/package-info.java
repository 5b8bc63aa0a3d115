/**
 * What a shopper needs, as a value: {@link io.daogou.guide.need.Need}, changed by
 * {@link io.daogou.guide.need.Needs#after} with each utterance and nothing else; {@link io.daogou.guide.need.Candidates}
 * are the items that fulfil it. Must not know how answers are asked for or shown.
 */
@NullMarked
package io.daogou.guide.need;

import org.jspecify.annotations.NullMarked;
