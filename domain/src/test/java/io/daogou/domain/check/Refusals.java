package io.daogou.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks that a refusal says everything a person needs to put it right. */
public final class Refusals {
    private Refusals() {}

    /** It is refused, and the refusal names the field, has the value in it, and says what is allowed. */
    public static void assertRefused(ThrowingCallable making, String field, String valuePart, String allowedPart) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(making).satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.value()).contains(valuePart);
            assertThat(refusal.allowed()).contains(allowedPart);
            assertThat(refusal).hasMessageStartingWith(field + " ").hasMessageContainingAll(valuePart, allowedPart);
        });
    }
}
