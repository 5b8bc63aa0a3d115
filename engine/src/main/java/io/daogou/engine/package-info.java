/**
 * The recommender and everything behind it. {@link io.daogou.engine.Engine} is the entrance: it holds the front doors
 * that HTTP and the command line call. What is appended to its event log or put into its catalogue is stored first and
 * known to the very next answer. Sees the truth only through the ports of {@code domain} and the mathematics only as
 * {@code learn}; knows neither SQL nor HTTP.
 */
@NullMarked
package io.daogou.engine;

import org.jspecify.annotations.NullMarked;
