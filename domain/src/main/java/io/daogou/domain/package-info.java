/** TODO-domain */
@org.jspecify.annotations.NullMarked
package io.daogou.domain;
