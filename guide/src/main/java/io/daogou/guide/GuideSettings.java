package io.daogou.guide;

import io.daogou.domain.check.Check;

/**
 * How the guide behaves.
 *
 * @param mostQuestions how many questions may be asked before something is shown, 0 to 3
 * @param mostProducts how many products are shown at most, 3 to 6
 * @param fewEnough so many items or fewer are shown without a question
 * @param usesLikings whether what is popular, and what fits a person who agreed to be known, counts in what is asked and
 *     shown
 */
public record GuideSettings(int mostQuestions, int mostProducts, int fewEnough, boolean usesLikings) {
    public GuideSettings {
        Check.range("mostQuestions", mostQuestions, 0, 3);
        Check.range("mostProducts", mostProducts, 3, 6);
        Check.range("fewEnough", fewEnough, 1, 1_000);
    }

    public static GuideSettings defaults() {
        return new GuideSettings(2, 6, 300, true);
    }
}
