/**
 * One model out of several: their scores made comparable for each person and added with weights that a validation found.
 *
 * <p>Read {@link io.daogou.learn.blend.Blend} first (the answer), then {@link io.daogou.learn.blend.BlendSearch} (the weights).
 * Members are any {@link io.daogou.learn.model.Model}; the package knows neither how they were fitted nor any file.
 */
@NullMarked
package io.daogou.learn.blend;

import org.jspecify.annotations.NullMarked;
