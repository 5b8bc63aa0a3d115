/**
 * A shop of our own: a generated catalogue, drawn pictures and simulated shoppers whose truth is known, to show Daogou and
 * to measure it against. Read {@link io.daogou.demo.DemoShop} first, then {@link io.daogou.demo.Simulator}. The words live
 * in resource files, one for each department, and the drawings in {@code shapes.svg}; the code only combines them. The
 * same seed gives the same shop and the same shoppers on every machine. Must not know how anything is stored, learned or
 * served.
 */
@NullMarked
package io.daogou.demo;

import org.jspecify.annotations.NullMarked;
