/**
 * What the shop answers. {@link io.daogou.domain.recommendation.RecommendationRequest} asks for one placement,
 * {@link io.daogou.domain.recommendation.Recommendation} answers it: items in order, each with the
 * {@link io.daogou.domain.recommendation.Reason}s that truly put it there. Must not know how the answer is found.
 */
@NullMarked
package io.daogou.domain.recommendation;

import org.jspecify.annotations.NullMarked;
