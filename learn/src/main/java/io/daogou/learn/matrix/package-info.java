/**
 * The kernels: sparse rows, a dense matrix, the inverse of a positive definite one, and the best n of a row.
 *
 * <p>Read {@link io.daogou.learn.matrix.SparseRows} first: it is what every item-to-item model becomes. {@link
 * io.daogou.learn.matrix.Parallel} is the one way to use several cores, {@link io.daogou.learn.matrix.TopHeap} the one
 * order of equal scores. Arguments are checked at the entrance, the loops inside are plain. The package knows no users, no
 * models and no files.
 */
@NullMarked
package io.daogou.learn.matrix;

import org.jspecify.annotations.NullMarked;
