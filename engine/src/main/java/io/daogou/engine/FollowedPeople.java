package io.daogou.engine;

import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveConsents;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.people.Choices;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Takes over what other processes changed for people. */
final class FollowedPeople {
    private final People truth;
    private final Choices choices;
    private final LiveConsents consents;
    private final LiveState state;
    private final Consumer<Set<Subject>> forgetter;
    private final Runnable blindForgetter;

    /**
     * @param forgetter is told of who was erased, and brings back what is popular without them
     * @param blindForgetter is told that somebody was erased, whoever it was
     */
    FollowedPeople(
            People truth,
            Choices choices,
            LiveConsents consents,
            LiveState state,
            Consumer<Set<Subject>> forgetter,
            Runnable blindForgetter) {
        this.truth = truth;
        this.choices = choices;
        this.consents = consents;
        this.state = state;
        this.forgetter = forgetter;
        this.blindForgetter = blindForgetter;
    }

    void consent(String name) {
        choices.follow(Subject.ofName(name));
    }

    void reset(String name) {
        truth.resets().of(Subject.ofName(name)).forEach(state::reset);
    }

    void erasure(String pseudonym) {
        truth.erasures().refresh();
        blindForgetter.run();
        Set<Subject> erased = new HashSet<>(state.subjects());
        erased.addAll(consents.subjects());
        erased.removeIf(subject -> !truth.audit().pseudonym(subject).equals(pseudonym));
        if (!erased.isEmpty()) {
            erased.forEach(subject -> state.remove(subject, List.of()));
            erased.forEach(choices::follow);
            forgetter.accept(erased);
        }
    }
}
