package io.daogou.engine;

import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;

/** Fills shelves. Threads: any number; takes no lock, reads no file and asks no store. */
public interface Recommender {
    /**
     * Fills one shelf from what is known at this moment.
     *
     * @throws io.daogou.domain.check.InvalidInput if there is no such placement, or it lacks what the placement needs
     */
    Recommendation recommend(RecommendationRequest request);
}
