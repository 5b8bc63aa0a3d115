/**
 * Measures the whole product from outside and prints the tables that README and docs quote; shipped nowhere. Every figure
 * of speed stands beside a floor measured in the same run on the same cores, because machines differ.
 * {@link io.daogou.bench.Bench} is the command line, {@link io.daogou.bench.ServingBenchmark} the speed of a shop,
 * {@link io.daogou.bench.QualityBenchmark} the quality of what it recommends.
 */
@NullMarked
package io.daogou.bench;

import org.jspecify.annotations.NullMarked;
