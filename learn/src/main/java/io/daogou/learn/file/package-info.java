/**
 * Model files: named arrays in one binary file that is written atomically and verified when read.
 *
 * <p>Read {@link io.daogou.learn.file.ModelFile} first; it states the layout. A damaged, truncated or foreign file is a
 * {@link io.daogou.learn.file.CorruptModelException}, never a wrong model. The package knows arrays, rows and
 * vocabularies, not which model they belong to.
 */
@NullMarked
package io.daogou.learn.file;

import org.jspecify.annotations.NullMarked;
