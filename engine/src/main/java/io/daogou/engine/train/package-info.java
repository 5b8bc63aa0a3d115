/**
 * From the log to a release. {@link io.daogou.engine.train.ReleaseTraining} is the way: read what shoppers did into
 * {@link io.daogou.engine.train.ActionLog}, cut it at a moment ({@link io.daogou.engine.train.Validation}), fit every
 * enabled model on what came before, measure on what came after ({@link io.daogou.engine.train.ModelSearch}), pass the
 * {@link io.daogou.engine.train.Gate}, fit the chosen ones again on everything, publish. Must not know how shelves are
 * filled, nor how a release lies on disk.
 */
@NullMarked
package io.daogou.engine.train;

import org.jspecify.annotations.NullMarked;
