@NullMarked
package io.daogou.guide;

import org.jspecify.annotations.NullMarked;
