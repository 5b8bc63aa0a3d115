/** TODO-engine */
@org.jspecify.annotations.NullMarked
package io.daogou.engine;
