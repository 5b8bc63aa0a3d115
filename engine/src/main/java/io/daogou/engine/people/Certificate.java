package io.daogou.engine.people;

import java.time.Instant;
import java.util.List;

/**
 * Proof of an erasure; it names nobody.
 *
 * @param pseudonym under which the audit log knows the person
 * @param events how many were erased
 * @param links of devices
 * @param choices consents, resets and codes
 * @param devices how many devices were the person's alone and are erased with them
 * @param releasesThatLearned which releases may have learned from the person among others; they hold sums over people and no identifier, and
 *     the next one is learned without the person
 */
public record Certificate(
        String pseudonym,
        Instant time,
        long events,
        long links,
        long choices,
        int devices,
        List<String> releasesThatLearned) {
    public Certificate {
        releasesThatLearned = List.copyOf(releasesThatLearned);
    }
}
