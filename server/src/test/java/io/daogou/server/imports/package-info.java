/** Tests of the import; {@code Trial} runs one file through it. */
@NullMarked
package io.daogou.server.imports;

import org.jspecify.annotations.NullMarked;
