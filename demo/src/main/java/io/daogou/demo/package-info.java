/** TODO-demo */
@org.jspecify.annotations.NullMarked
package io.daogou.demo;
