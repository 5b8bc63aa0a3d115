package io.daogou.engine;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Retention;
import io.daogou.learn.lab.ModelKind;
import io.daogou.learn.lab.ModelKinds;
import io.daogou.learn.lab.Use;
import java.util.List;

/**
 * What a shop may set.
 *
 * @param historyLength how many of a shopper's latest actions the live state keeps
 * @param popularityHalfLifeDays after how many days an action counts half towards popularity
 * @param newForDays how long an item is new
 * @param mostPerCategory the most items of one narrowest category among ten neighbours on a shelf; diversity
 * @param releasesKept how many releases are kept to roll back to, at least 3
 * @param gateTolerance by what share a new release may be worse on validation than the one that serves, 0 to 1
 * @param models the models that training fits
 * @param trainingMinutes about how long a training may take; it fits what it can until then
 * @param seed makes training repeatable
 * @param explorationShare of home shelves, 0 to .5, chance picks and sorts so many from the best: the ranker learns from them what
 *     the usual order never shows
 * @param consentRequired whether nothing is kept of, nor chosen for, somebody who agreed to nothing; false where the shop asks by
 *     itself and sends only what it may. Who refused is left alone either way
 * @param leastShoppers how many shoppers must have taken two items for one to be shown as related to the other, 1 to 1,000
 * @param retention how long things are kept of people
 */
public record EngineSettings(
        int historyLength,
        double popularityHalfLifeDays,
        int newForDays,
        int mostPerCategory,
        int releasesKept,
        double gateTolerance,
        List<String> models,
        double trainingMinutes,
        long seed,
        double explorationShare,
        boolean consentRequired,
        int leastShoppers,
        Retention retention) {
    /** Every model that training knows. */
    public static final List<String> ALL_MODELS = ModelKinds.all().stream()
            .filter(kind -> kind.use() == Use.SETS || kind.use() == Use.ORDER)
            .map(ModelKind::name)
            .toList();

    private static final int LEAST_SHOPPERS = 5;

    public EngineSettings {
        Check.range("historyLength", historyLength, 1, 1_000);
        positive("popularityHalfLifeDays", popularityHalfLifeDays);
        Check.range("newForDays", newForDays, 1, 3_650);
        Check.range("mostPerCategory", mostPerCategory, 1, 10);
        Check.range("releasesKept", releasesKept, 3, 1_000);
        if (!(gateTolerance >= 0 && gateTolerance <= 1)) {
            throw new InvalidInput("gateTolerance", "is out of range", gateTolerance, "give a share from 0 to 1");
        }
        positive("trainingMinutes", trainingMinutes);
        if (!(explorationShare >= 0 && explorationShare <= .5)) {
            throw new InvalidInput(
                    "explorationShare", "is out of range", explorationShare, "give a share from 0 to 0.5");
        }
        for (String model : models) {
            if (!ALL_MODELS.contains(model)) {
                throw new InvalidInput("models", "has an unknown model", model, "use some of " + ALL_MODELS);
            }
        }
        models = List.copyOf(models);
        Check.range("leastShoppers", leastShoppers, 1, 1_000);
    }

    /** Settings of a shop that keeps everything, and shows pairs of at least five shoppers. */
    public EngineSettings(
            int historyLength,
            double popularityHalfLifeDays,
            int newForDays,
            int mostPerCategory,
            int releasesKept,
            double gateTolerance,
            List<String> models,
            double trainingMinutes,
            long seed,
            double explorationShare,
            boolean consentRequired) {
        this(
                historyLength,
                popularityHalfLifeDays,
                newForDays,
                mostPerCategory,
                releasesKept,
                gateTolerance,
                models,
                trainingMinutes,
                seed,
                explorationShare,
                consentRequired,
                LEAST_SHOPPERS,
                Retention.UNLIMITED);
    }

    public static EngineSettings defaults() {
        return new EngineSettings(100, 30, 30, 3, 5, .05, ALL_MODELS, 10, 42, 0, true);
    }

    /** The same, but training may fit these models only, and take so long. */
    public EngineSettings withTraining(List<String> some, double minutes) {
        return with(some, minutes, explorationShare, consentRequired, leastShoppers, retention);
    }

    /** The same with another share of home shelves that chance sorts. */
    public EngineSettings withExploration(double share) {
        return with(models, trainingMinutes, share, consentRequired, leastShoppers, retention);
    }

    /** The same for a shop that asks for consent by itself, or not. */
    public EngineSettings withConsentRequired(boolean required) {
        return with(models, trainingMinutes, explorationShare, required, leastShoppers, retention);
    }

    /** The same where so many shoppers make a pair. */
    public EngineSettings withLeastShoppers(int least) {
        return with(models, trainingMinutes, explorationShare, consentRequired, least, retention);
    }

    /** The same for a shop that keeps things for so long. */
    public EngineSettings withRetention(Retention other) {
        return with(models, trainingMinutes, explorationShare, consentRequired, leastShoppers, other);
    }

    private EngineSettings with(
            List<String> some, double minutes, double share, boolean required, int least, Retention kept) {
        return new EngineSettings(
                historyLength,
                popularityHalfLifeDays,
                newForDays,
                mostPerCategory,
                releasesKept,
                gateTolerance,
                some,
                minutes,
                seed,
                share,
                required,
                least,
                kept);
    }

    private static void positive(String field, double value) {
        if (!(value > 0 && value < 100_000)) {
            throw new InvalidInput(field, "is out of range", value, "give a number above 0");
        }
    }
}
