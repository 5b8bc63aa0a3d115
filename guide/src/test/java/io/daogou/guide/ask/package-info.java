@NullMarked
package io.daogou.guide.ask;

import org.jspecify.annotations.NullMarked;
