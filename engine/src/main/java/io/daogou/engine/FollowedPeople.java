package io.daogou.engine;

import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveConsents;
import io.daogou.engine.live.LiveState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Takes over what other processes changed for people. */
final class FollowedPeople {
    private final People truth;
    private final LiveConsents consents;
    private final LiveState state;
    private final Consumer<Set<Subject>> forgetter;

    /** @param forgetter is told of who was erased */
    FollowedPeople(People truth, LiveConsents consents, LiveState state, Consumer<Set<Subject>> forgetter) {
        this.truth = truth;
        this.consents = consents;
        this.state = state;
        this.forgetter = forgetter;
    }

    void consent(String name) {
        truth.consents().of(Subject.ofName(name)).forEach(consents::take);
    }

    void reset(String name) {
        truth.resets().of(Subject.ofName(name)).forEach(state::reset);
    }

    /** What the erased did still counts here towards what is popular, in nobody's name, until the next start. */
    void erasure(String pseudonym) {
        truth.erasures().refresh();
        Set<Subject> erased = new HashSet<>();
        for (Subject subject : state.subjects()) {
            if (truth.audit().pseudonym(subject).equals(pseudonym)) {
                erased.add(subject);
                state.remove(subject, List.of());
            }
        }
        forgetter.accept(erased);
    }
}
