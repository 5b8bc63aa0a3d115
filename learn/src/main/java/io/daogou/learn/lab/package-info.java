/**
 * The library for people with files: reads who took what, names every model with its parameters and cost, finds the best
 * blend of them, and writes lists.
 *
 * <p>Read {@link io.daogou.learn.lab.LabData} first (what a file holds), then {@link io.daogou.learn.lab.ModelKinds} (the models by
 * name) and {@link io.daogou.learn.lab.Auto} (which to take). It knows files and names, no shop and no terminal.
 */
@NullMarked
package io.daogou.learn.lab;

import org.jspecify.annotations.NullMarked;
