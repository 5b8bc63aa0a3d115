/** TODO-learn */
@org.jspecify.annotations.NullMarked
package io.daogou.learn;
