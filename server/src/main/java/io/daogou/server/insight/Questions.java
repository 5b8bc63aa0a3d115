package io.daogou.server.insight;

import io.daogou.domain.check.InvalidInput;
import io.daogou.insight.analysis.Attribution;
import io.daogou.insight.analysis.Cohorts;
import io.daogou.insight.analysis.Funnel;
import io.daogou.insight.analysis.Interests;
import io.daogou.insight.analysis.Journeys;
import io.daogou.insight.analysis.Prices;
import io.daogou.insight.analysis.Repeats;
import io.daogou.insight.analysis.Rfm;
import io.daogou.insight.analysis.Searches;
import io.daogou.insight.analysis.Switched;
import io.daogou.insight.analysis.Together;
import io.daogou.server.insight.Question.Parameter;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every question that can be put, by name. */
public final class Questions {
    private static final Parameter FROM = new Parameter("from", "The first moment, such as 2026-05-04.", null);
    private static final Parameter TO = new Parameter("to", "The first moment after it.", null);
    private static final Parameter ZONE = new Parameter("zone", "Where days begin, such as Asia/Shanghai.", "UTC");

    private static final Question FUNNELS = new Question(
            "funnels",
            "How many people take one step after the other.",
            List.of(
                    new Parameter(
                            "steps",
                            "Events in order, with commas between them.",
                            "view_item,add_to_cart,begin_checkout,purchase"),
                    new Parameter("window", "The most time from the first step to the last: 30m, 12h, 7d.", "7d"),
                    new Parameter("split", "none, platform (of the first step) or category (the widest).", "none"),
                    FROM,
                    TO),
            given -> new Funnel(
                    given.events("steps"),
                    given.duration("window"),
                    Funnel.Split.ofWireName(given.text("split")),
                    given.period()));

    private static final Question COHORTS = new Question(
            "cohorts",
            "Whether people come back, week by week or month by month.",
            List.of(
                    new Parameter("first", "What begins: the first event of this type a person ever had.", "purchase"),
                    new Parameter("again", "What counts as being there again; any for anything.", "purchase"),
                    new Parameter("unit", "week or month.", "month"),
                    ZONE,
                    FROM,
                    TO),
            given -> new Cohorts(
                    given.event("first"),
                    given.eventOrAny("again"),
                    Cohorts.Unit.ofWireName(given.text("unit")),
                    given.zone("zone"),
                    given.period()));

    private static final Question RFM = new Question(
            "rfm",
            "Buyers by how lately, how often and for how much they bought, in segments with names.",
            List.of(
                    new Parameter("at", "Counts back from here; what came later is left out. Default: now.", null),
                    new Parameter("currency", "Only orders in it. Default: the one of most orders.", null)),
            given -> new Rfm(given.time("at", Clock.systemUTC().instant()), given.optional("currency")));

    private static final Question JOURNEYS = new Question(
            "journeys",
            "Visits across devices: paths, time between steps, where people leave.",
            List.of(
                    new Parameter("silence", "The pause that ends a visit.", "30m"),
                    limit("How many paths and steps, the most frequent first."),
                    FROM,
                    TO),
            given -> new Journeys(given.duration("silence"), given.period(), given.limit()));

    private static final Question REPEATS = new Question(
            "repeats",
            "After how long people buy an item again.",
            List.of(limit("How many items, those that most people bought again first."), FROM, TO),
            given -> new Repeats(given.period(), given.limit()));

    private static final Question TOGETHER = new Question(
            "together",
            "Items that are bought in one order.",
            List.of(limit("How many pairs, those that most people bought first."), FROM, TO),
            given -> new Together(given.period(), given.limit()));

    private static final Question SWITCHED = new Question(
            "switched",
            "Items that people looked at, and what of the same category they bought instead.",
            List.of(
                    new Parameter("window", "The most time from the look to the purchase.", "1d"),
                    limit("How many pairs, those that most people made first."),
                    FROM,
                    TO),
            given -> new Switched(given.duration("window"), given.period(), given.limit()));

    private static final Question SEARCHES = new Question(
            "searches",
            "What people search for, and how often nothing comes of it.",
            List.of(
                    new Parameter("window", "The longest that a search lasts.", "10m"),
                    new Parameter(
                            "fewestPeople", "Leaves out terms of fewer people: what is typed may name them.", "5"),
                    limit("How many terms, those with the most searches that led to no click first."),
                    FROM,
                    TO),
            given -> new Searches(
                    given.duration("window"),
                    given.period(),
                    given.wholeNumber("fewestPeople", 1, 1_000_000),
                    given.limit()));

    private static final Question PRICES = new Question(
            "prices",
            "Prices of what was looked at against prices of what was bought, by category.",
            List.of(FROM, TO),
            given -> new Prices(given.period()));

    private static final Question ATTRIBUTION = new Question(
            "attribution",
            "What each placement, model or rule showed and sold, by platform.",
            List.of(
                    new Parameter(
                            "by",
                            "placement; model: what put the item on the shelf; or rule: by which it stood there.",
                            "placement"),
                    new Parameter("credit", "last_clicked or last_shown.", "last_clicked"),
                    new Parameter("window", "The most time from the shelf to the purchase.", "7d"),
                    FROM,
                    TO),
            given -> new Attribution(
                    Attribution.Credit.ofWireName(given.text("credit")),
                    Attribution.By.ofWireName(given.text("by")),
                    given.duration("window"),
                    given.period()));

    private static final Question INTERESTS = new Question(
            "interests",
            "What somebody is interested in: categories, brands, attributes, price bands.",
            List.of(
                    new Parameter("shopperId", "Whom; give this or deviceId.", null),
                    new Parameter("deviceId", "Whom; stands for whoever it belongs to.", null),
                    new Parameter("halfLifeDays", "After so many days an event counts half.", "30"),
                    new Parameter("at", "Ages count back from here. Default: now.", null),
                    limit("How many of each kind, the strongest first.")),
            Questions::interests);

    private static final List<Question> ALL = List.of(
            JOURNEYS, FUNNELS, COHORTS, RFM, REPEATS, TOGETHER, SWITCHED, SEARCHES, PRICES, ATTRIBUTION, INTERESTS);

    private Questions() {}

    private static Parameter limit(String description) {
        return new Parameter("limit", description, "20");
    }

    private static Interests interests(Arguments given) {
        @Nullable String shopper = given.optional("shopperId");
        @Nullable String device = given.optional("deviceId");
        if ((shopper == null) == (device == null)) {
            throw new InvalidInput(
                    "shopperId", "is unclear", String.valueOf(shopper), "give either shopperId or deviceId");
        }
        return new Interests(
                shopper == null ? given.text("deviceId") : shopper,
                shopper != null,
                given.time("at", Clock.systemUTC().instant()),
                given.wholeNumber("halfLifeDays", 1, 3_650),
                given.limit());
    }

    public static List<Question> all() {
        return ALL;
    }
}
