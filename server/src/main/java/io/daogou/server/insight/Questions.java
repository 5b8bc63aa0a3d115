package io.daogou.server.insight;

import io.daogou.insight.analysis.Cohorts;
import io.daogou.insight.analysis.Funnel;
import io.daogou.insight.analysis.Rfm;
import io.daogou.server.insight.Question.Parameter;
import java.time.Clock;
import java.util.List;

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

    private static final List<Question> ALL = List.of(FUNNELS, COHORTS, RFM);

    private Questions() {}

    public static List<Question> all() {
        return ALL;
    }
}
