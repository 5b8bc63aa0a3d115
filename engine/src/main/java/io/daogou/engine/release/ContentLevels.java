package io.daogou.engine.release;

import io.daogou.learn.model.content.ContentModel;

/**
 * How strongly new items stand on shelves, as training found.
 *
 * @param regularization of the regression on words
 * @param direct how much an item says for what reads like it
 * @param home what the scores of new items are multiplied by on the home shelf; 0: they are not on it by taste
 * @param similar the same among the similar of known items
 */
public record ContentLevels(double regularization, double direct, double home, double similar) {
    public ContentLevels {
        if (!(home >= 0) || !(similar >= 0)) {
            throw new IllegalArgumentException("a level is below 0");
        }
    }

    /** The same without saying how strongly. */
    public ContentModel.Parameters parameters() {
        return new ContentModel.Parameters(regularization, direct, 1, Content.KEPT);
    }
}
