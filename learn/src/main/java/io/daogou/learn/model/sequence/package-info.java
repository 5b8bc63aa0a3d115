/**
 * Models of order: what comes next depends on what came last. They are fitted from {@link
 * io.daogou.learn.data.Sequences}.
 *
 * <p>Read {@link io.daogou.learn.model.sequence.Transitions} first: what followed what, counted. {@link
 * io.daogou.learn.model.sequence.LinearTransitions} solves for weights instead, {@link
 * io.daogou.learn.model.sequence.SessionKnn} finds the latest sessions like this one and can take new ones while it answers,
 * and {@link io.daogou.learn.model.sequence.RepeatConsumption} says what is taken again and when. A history is read oldest
 * first. The package knows no other kind of model.
 */
@NullMarked
package io.daogou.learn.model.sequence;

import org.jspecify.annotations.NullMarked;
