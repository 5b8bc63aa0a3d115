/** TODO-bench */
@org.jspecify.annotations.NullMarked
package io.daogou.bench;
