/**
 * Published sets of models. {@link io.daogou.engine.release.Release} is an opened one, ready to answer;
 * {@link io.daogou.engine.release.ReleaseDirectory} keeps them on disk, each complete and checksummed, and says which one
 * serves. A release is written whole under another name and renamed, so that a half-written one is never seen. Must not
 * know how models are fitted, nor how shelves are filled from them.
 */
@NullMarked
package io.daogou.engine.release;

import org.jspecify.annotations.NullMarked;
