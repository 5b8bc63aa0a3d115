package io.daogou.insight.analysis;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many people take one step after the other: look, put into the cart, buy.
 *
 * <p>A person reaches a step with an event of its type that comes after one that reached the step before, all within the window from
 * the first. Other events may lie between. Who starts several times counts once, with the best try.
 *
 * @param steps 2 to 10 types in order; a type may come again
 * @param window the most time from the first step to the last
 * @param period in which the first step lies
 */
public record Funnel(List<EventType> steps, Duration window, Split split, Period period)
        implements Analysis<FunnelAnswer> {
    /** What everybody asks first. */
    public static final List<EventType> SHOPPING =
            List.of(EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.BEGIN_CHECKOUT, EventType.PURCHASE);

    private static final String CATEGORIES = """
            WITH categories AS (SELECT name, row_number() OVER (ORDER BY name) - 1 AS number
                FROM (SELECT DISTINCT category[1] AS name FROM items WHERE len(category) > 0))""";

    private static final int MOST_CAMPAIGNS = 50;
    /** Stands for those whom no campaign brought. */
    public static final String NO_CAMPAIGN = "(none)";

    private static final String OTHER_CAMPAIGNS = "(other)";

    private static final String CAMPAIGNS = """
            WITH frequent AS (SELECT campaign FROM events WHERE type = '{first}' AND {period}
                GROUP BY campaign ORDER BY count(*) DESC, campaign LIMIT {most}),
            campaigns AS (SELECT coalesce(campaign, -1) AS campaign, coalesce(word, '{none}') AS name,
                row_number() OVER (ORDER BY coalesce(word, '{none}')) - 1 AS number
                FROM frequent LEFT JOIN texts ON text = campaign)""";

    private static final int MOST_STEPS = 10;
    private static final EventType[] TYPES = EventType.values();

    /** Into which funnels of their own people are told apart. */
    public enum Split {
        NONE,
        /** By the platform of the first step; later ones may happen elsewhere. */
        PLATFORM,
        /** By the campaign that brought whoever took the first step; the most frequent ones, and all others as one. */
        CAMPAIGN,
        /** By the widest category of the items: every step is about the same one. */
        CATEGORY;

        private static final Split[] ALL = values();

        public String wireName() {
            return Check.lowerCase(this);
        }

        public static Split ofWireName(String name) {
            return Check.named("split", name, ALL, Split::wireName);
        }
    }

    public Funnel {
        if (steps.size() < 2 || steps.size() > MOST_STEPS) {
            throw new InvalidInput("steps", "have a wrong length", steps.size(), "give 2 to " + MOST_STEPS + " steps");
        }
        steps = List.copyOf(steps);
        Windows.check("window", window);
    }

    @Override
    public FunnelAnswer answer(Columns columns) {
        List<String> groups = groups(columns);
        FunnelCount count = new FunnelCount(this, groups.size(), split == Split.PLATFORM || split == Split.CAMPAIGN);
        columns.forEach(
                query(),
                row -> count.add(
                        row.whole(1), Math.min(row.whole(2), groups.size() - 1), row.number(3), TYPES[row.whole(4)]));
        List<FunnelAnswer.Step> answer = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            answer.addAll(count.steps(group, groups.get(group)));
        }
        return new FunnelAnswer(answer);
    }

    /** The names of the funnels, in the order of the numbers that the query gives. */
    private List<String> groups(Columns columns) {
        return switch (split) {
            case NONE -> List.of("all");
            case PLATFORM ->
                Stream.of(Platform.values()).map(Platform::wireName).toList();
            case CAMPAIGN -> {
                List<String> names = new ArrayList<>(
                        columns.rows(campaigns() + " SELECT name FROM campaigns ORDER BY number", row -> row.text(1)));
                names.add(OTHER_CAMPAIGNS);
                yield names;
            }
            case CATEGORY ->
                columns.rows(CATEGORIES + " SELECT name FROM categories ORDER BY number", row -> row.text(1));
        };
    }

    private String query() {
        String types = steps.stream()
                .distinct()
                .map(type -> "'" + type.wireName() + "'")
                .collect(Collectors.joining(", "));
        String which = "type IN (" + types + ") AND " + period.longerBy(window).holds("time");
        return switch (split) {
            case NONE -> events("0", which);
            case PLATFORM -> events("enum_code(platform)", which);
            case CAMPAIGN ->
                campaigns()
                        + """
                     SELECT person, coalesce(number, {others}), epoch_ms(time), enum_code(type)
                    FROM events LEFT JOIN campaigns ON coalesce(events.campaign, -1) = campaigns.campaign
                    WHERE {which} ORDER BY person, time, event_offset
                    """.replace("{others}", String.valueOf(MOST_CAMPAIGNS))
                                .replace("{which}", which);
            case CATEGORY -> CATEGORIES + """
                     SELECT DISTINCT person, number, epoch_ms(time), enum_code(type), time, event_offset
                    FROM event_items JOIN items USING (item) JOIN categories ON name = category[1]
                    WHERE %s ORDER BY person, number, time, event_offset
                    """.formatted(which);
        };
    }

    private String campaigns() {
        return Sql.fill(
                CAMPAIGNS,
                "first",
                steps.getFirst().wireName(),
                "period",
                period.holds("time"),
                "most",
                String.valueOf(MOST_CAMPAIGNS),
                "none",
                NO_CAMPAIGN);
    }

    private static String events(String group, String which) {
        return "SELECT person, " + group + ", epoch_ms(time), enum_code(type) FROM events WHERE " + which
                + " ORDER BY person, time, event_offset";
    }
}
