/**
 * What a shopper means: {@link io.daogou.guide.understand.Understanding} reads one utterance into
 * {@link io.daogou.guide.understand.Understood}: wishes, a budget, intents. The
 * {@link io.daogou.guide.understand.Lexicon} knows the words of the catalogue and of language. Must not know what was
 * said before, beyond the context it is given, nor what to answer.
 */
@NullMarked
package io.daogou.guide.understand;

import org.jspecify.annotations.NullMarked;
