/**
 * How texts become words, in Chinese and English alike, for items and for queries by the same rules: {@link
 * io.daogou.search.text.Tokenizer} reads a text into {@link io.daogou.search.text.Token}s. Read {@code Tokenizer} first. Must not know
 * of an index.
 */
@NullMarked
package io.daogou.search.text;

import org.jspecify.annotations.NullMarked;
