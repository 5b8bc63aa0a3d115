/**
 * Text as people write it, made comparable: {@link io.daogou.guide.text.Words} cuts Chinese and English alike into
 * {@link io.daogou.guide.text.Word}s, {@link io.daogou.guide.text.Phrases} reads the hand-written lists of language. Must
 * not know products or needs. No regular expression ever reads what a person wrote.
 */
@NullMarked
package io.daogou.guide.text;

import org.jspecify.annotations.NullMarked;
