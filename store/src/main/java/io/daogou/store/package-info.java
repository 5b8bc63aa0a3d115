/** TODO-store */
@org.jspecify.annotations.NullMarked
package io.daogou.store;
