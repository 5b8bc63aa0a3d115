@NullMarked
package io.daogou.guide.need;

import org.jspecify.annotations.NullMarked;
