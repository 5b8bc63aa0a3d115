package io.daogou.engine.release;

import io.daogou.domain.check.InvalidInput;
import io.daogou.engine.live.Touch;

/**
 * How much each kind of action says about a shopper's taste; found by training on a validation split. An item weighs the
 * sum of the kinds of action it met: repeating one adds nothing.
 */
public record ActionWeights(double viewed, double wanted, double carted, double bought) {
    /** All alike. */
    public static final ActionWeights EQUAL = new ActionWeights(1, 1, 1, 1);

    public ActionWeights {
        check("viewed", viewed);
        check("wanted", wanted);
        check("carted", carted);
        check("bought", bought);
    }

    /** The weight of an item in a history; 0 for one that says nothing, or that was turned down. */
    public float weigh(Touch touch) {
        if (touch.isDisliked()) {
            return 0;
        }
        double weight = touch.viewed() > 0 ? viewed : 0;
        weight += touch.wanted() > 0 ? wanted : 0;
        weight += touch.carted() > 0 ? carted : 0;
        weight += touch.bought() > 0 ? bought : 0;
        return (float) weight;
    }

    private static void check(String field, double weight) {
        if (!(weight >= 0 && weight <= 1_000)) {
            throw new InvalidInput(field, "is out of range", weight, "give a weight from 0 to 1000");
        }
    }
}
