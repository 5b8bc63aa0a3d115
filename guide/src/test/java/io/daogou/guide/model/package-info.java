@NullMarked
package io.daogou.guide.model;

import org.jspecify.annotations.NullMarked;
