@NullMarked
package io.daogou.guide.word;

import org.jspecify.annotations.NullMarked;
