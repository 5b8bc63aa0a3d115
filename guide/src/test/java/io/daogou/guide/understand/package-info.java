@NullMarked
package io.daogou.guide.understand;

import org.jspecify.annotations.NullMarked;
