package io.daogou.domain.steering;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's word about some items on some shelves, for some time.
 *
 * @param name for people: shoppers see it as a reason, and on the page that says what decides
 * @param placements where it holds; empty for everywhere
 * @param from since when; none for ever
 * @param until the first moment it no longer holds; none for ever
 * @param sponsored whether somebody pays for it, so that its items are labelled; of a pin or a boost alone
 */
public record Rule(
        String ruleId,
        String name,
        List<String> placements,
        @Nullable Instant from,
        @Nullable Instant until,
        Selection selects,
        RuleAction action,
        boolean sponsored) {
    /** A shelf of nothing but pins would be no shelf. */
    private static final int MOST_PINNED = 20;

    private static final int LONGEST_NAME = 200;

    public Rule {
        Check.id("ruleId", ruleId);
        Check.text("name", name, LONGEST_NAME);
        placements = placements.stream().distinct().toList();
        checkWindow(from, until);
        boolean isPin = action instanceof RuleAction.Pin;
        if (isPin && !selects.isItemsAlone()) {
            throw new InvalidInput("selects", "names more than items", selects, "a pin selects by itemIds alone");
        }
        if (isPin && selects.itemIds().size() > MOST_PINNED) {
            throw new InvalidInput(
                    "selects.itemIds", "are too many", selects.itemIds().size(), "a pin takes at most " + MOST_PINNED);
        }
        if (sponsored && !isPin && !(action instanceof RuleAction.Boost)) {
            throw new InvalidInput("sponsored", "is true", action.type(), "only a pin or a boost can be paid for");
        }
    }

    /** Whether it holds at a moment. */
    public boolean isInForce(Instant now) {
        return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
    }

    /** Whether it holds on a placement. */
    public boolean isFor(String placement) {
        return placements.isEmpty() || placements.contains(placement);
    }

    private static void checkWindow(@Nullable Instant from, @Nullable Instant until) {
        if (from != null) {
            Check.time("from", from);
        }
        if (until != null) {
            Check.time("until", until);
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new InvalidInput("from", "is not before until", from, "give a moment before " + until);
        }
    }
}
