package io.daogou.domain.steering;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;

/** What a rule does with the items it selects. */
public sealed interface RuleAction {
    /** The farthest that a boost or a bury moves: ten times forward, or back. */
    double LARGEST_FACTOR = 10;

    /** Its name on the wire. */
    String type();

    /** They stand at a place, one behind the other. */
    record Pin(int position) implements RuleAction {
        private static final int LAST_POSITION = 199;

        /** @param position of the first, from 0 */
        public Pin {
            Check.range("action.position", position, 0, LAST_POSITION);
        }

        @Override
        public String type() {
            return "pin";
        }
    }

    /** They move forward, from place n to place n / factor. */
    record Boost(double factor) implements RuleAction {
        public Boost {
            checkFactor(factor);
        }

        @Override
        public String type() {
            return "boost";
        }
    }

    /** They move back, from place n to place n × factor. */
    record Bury(double factor) implements RuleAction {
        public Bury {
            checkFactor(factor);
        }

        @Override
        public String type() {
            return "bury";
        }
    }

    /** They are never on the shelf. */
    record Hide() implements RuleAction {
        @Override
        public String type() {
            return "hide";
        }
    }

    /** Nothing else is on the shelf, but for what other such rules select. */
    record Only() implements RuleAction {
        @Override
        public String type() {
            return "only";
        }
    }

    private static void checkFactor(double factor) {
        if (!(factor > 1 && factor <= LARGEST_FACTOR)) {
            throw new InvalidInput(
                    "action.factor", "is out of range", factor, "give more than 1 and at most " + LARGEST_FACTOR);
        }
    }
}
