/**
 * The process: the command line and the wiring. Start with {@link io.daogou.server.Main}, then read
 * {@link io.daogou.server.Assembly}, the one place where store, engine and HTTP server are put together by hand. A command
 * says what it does in its {@code --help}, calls a front door and prints; it holds no logic that a front door should have.
 */
@NullMarked
package io.daogou.server;

import org.jspecify.annotations.NullMarked;
