/**
 * The candidates of the home shelf in another order: what is known of each as numbers ({@link
 * io.daogou.engine.rerank.CandidateFeatures}), and a ranker that sorts by them, learned with the release or made elsewhere. Read
 * {@link io.daogou.engine.rerank.Rerankers} first. Training and serving compute features by the same code: training with what was
 * known when a shelf was shown, serving with what is known now. It knows no shelf and no request.
 */
@NullMarked
package io.daogou.engine.rerank;

import org.jspecify.annotations.NullMarked;
