/**
 * What the guide says, in Chinese and English. Sentences stand in {@code words-zh.properties} and
 * {@code words-en.properties}; {@link io.daogou.guide.word.Wording} fills them. {@link io.daogou.guide.word.Grounding} lets
 * nothing out that the catalogue does not say. Must not decide what to ask or to show.
 */
@NullMarked
package io.daogou.guide.word;

import org.jspecify.annotations.NullMarked;
