/**
 * Models of neighbours: an item is recommended because items like it were taken by the same people.
 *
 * <p>Read {@link io.daogou.learn.model.neighbour.ItemKnn} first: similarities of the columns of interactions, by one of
 * {@link io.daogou.learn.model.neighbour.Similarity}, after a {@link io.daogou.learn.model.neighbour.Weighting}. {@link
 * io.daogou.learn.model.neighbour.RatingNeighbours} does the same with signed ratings. They need the least memory and time
 * of all that answer for a history, and their reasons are the easiest to show. The package knows no other kind of model.
 */
@NullMarked
package io.daogou.learn.model.neighbour;

import org.jspecify.annotations.NullMarked;
