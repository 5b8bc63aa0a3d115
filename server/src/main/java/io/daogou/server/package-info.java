/** TODO-server */
@org.jspecify.annotations.NullMarked
package io.daogou.server;
