/**
 * The questions of {@code insight} as callers put them: names, parameters as texts, answers as JSON and as tables. The command
 * line and HTTP both go through {@link io.daogou.server.insight.Questions}, so that there is no second logic behind the second
 * one. Must not know of HTTP or of picocli.
 */
@NullMarked
package io.daogou.server.insight;

import org.jspecify.annotations.NullMarked;
