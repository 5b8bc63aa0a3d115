/**
 * Behaviour analysis: journeys, funnels, cohorts, segments and more, on a mirror of the event log in columns.
 * {@link io.daogou.insight.Insight} is the front door; {@code mirror} keeps the columns, {@code analysis} has the questions.
 *
 * <p>Knows {@code domain} alone, and DuckDB, which is optional: 80 MB of native code that is compiled against and not shipped. Nothing
 * here is needed to serve. Must not know of the engine, of HTTP or of the command line.
 */
@NullMarked
package io.daogou.insight;

import org.jspecify.annotations.NullMarked;
