package io.daogou.domain.shopper;

import java.util.List;
import java.util.function.Consumer;

/**
 * The truth about what people agreed to. Every choice ever made is kept, as the proof that it was; the one recorded last
 * for a purpose is in force.
 *
 * <p><b>Threads:</b> any number; a caller is held until its change is durable. <b>Failure:</b> a change that cannot be
 * kept throws {@link java.io.UncheckedIOException} and changes nothing.
 */
public interface Consents {
    /** Records choices, all or none, in their order; durable when it returns. */
    void record(List<Consent> consents);

    /** Every choice of a subject, oldest first. */
    List<Consent> of(Subject subject);

    /** Gives every choice that is in force to a reader. */
    void forEachInForce(Consumer<Consent> reader);
}
