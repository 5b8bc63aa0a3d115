/**
 * Matrices and what is done with them on all cores: sparse rows, a dense matrix, products of both, the inverse of a
 * positive definite one, and the best n of a row or of a product.
 *
 * <p>Read {@link io.daogou.learn.matrix.SparseRows} first: it is what every item-to-item model becomes. {@link
 * io.daogou.learn.matrix.Parallel} is the one way to use several cores, {@link io.daogou.learn.matrix.TopHeap} the one
 * order of equal scores. Arguments are checked at the entrance; the innermost loops are in {@code kernel}. The package
 * knows no users, no models and no files.
 */
@NullMarked
package io.daogou.learn.matrix;

import org.jspecify.annotations.NullMarked;
