package io.daogou.engine.people;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Erasures.Erased;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Touch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * What a person may ask of the shop about themselves: to see everything, to go on where they were, to be forgotten.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> what cannot be kept throws {@link java.io.UncheckedIOException}.
 */
public final class Rights {
    /** What an erasure needs of those who hold something derived. */
    public interface Derived {
        /** Does something while nothing is appended to the log. */
        void whileNothingIsAppended(Runnable action);

        /**
         * Forgets subjects wherever something is kept of them beside the truth.
         *
         * @param erased with the events that each had
         * @param isKnown whether there was anything of them
         */
        void forget(Map<Subject, List<Event>> erased, boolean isKnown);

        /** Releases that were made after a moment. */
        List<String> releasesSince(Instant time);
    }

    private static final Erased NOTHING = new Erased(0, 0, 0);

    private final EventLog events;
    private final People people;
    private final LiveCatalog catalog;
    private final LiveState state;
    private final Interests interests;
    private final Derived derived;
    private final Clock clock;

    public Rights(
            EventLog events,
            People people,
            LiveCatalog catalog,
            LiveState state,
            Interests interests,
            Derived derived,
            Clock clock) {
        this.events = events;
        this.people = people;
        this.catalog = catalog;
        this.state = state;
        this.interests = interests;
        this.derived = derived;
        this.clock = clock;
    }

    /** Where somebody was when they left off. */
    public Journey journey(Subject subject) {
        History history = subject.isShopper() ? state.history(subject.id(), null) : state.history(null, subject.id());
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            touches.add(history.touch(i));
        }
        return new Journey(
                itemIds(touches.stream().filter(Touch::isInCart).toList(), Touch::carted),
                itemIds(touches.stream().filter(touch -> touch.viewed() > 0).toList(), Touch::viewed));
    }

    private List<String> itemIds(List<Touch> touches, ToLongFunction<Touch> time) {
        return touches.stream()
                .sorted(Comparator.comparingLong(time).reversed())
                .map(touch -> catalog.columns().itemId(touch.slot()))
                .toList();
    }

    /** Everything that is known of a subject and, of a shopper, of the devices that are theirs alone. */
    public PersonalData everything(Subject subject) {
        Set<Subject> subjects = withDevices(subject);
        List<Consent> consents = new ArrayList<>();
        List<Reset> resets = new ArrayList<>();
        List<Event> did = new ArrayList<>();
        for (Subject each : subjects) {
            consents.addAll(people.consents().of(each));
            resets.addAll(people.resets().of(each));
            read(each, did::add);
        }
        List<DeviceLink> links = subject.isShopper()
                ? people.shoppers().linksOf(subject.id())
                : people.shoppers().linksOn(subject.id());
        return new PersonalData(List.copyOf(subjects), links, consents, resets, interests.of(subject), did);
    }

    /**
     * Erases a subject and, of a shopper, the devices that are theirs alone, from the truth and from everything derived; when
     * it returns no file holds a byte of it.
     */
    public Certificate erase(Subject subject) {
        Certificate[] certificate = new Certificate[1];
        derived.whileNothingIsAppended(() -> certificate[0] = eraseNow(subject));
        return certificate[0];
    }

    private Certificate eraseNow(Subject subject) {
        Set<Subject> subjects = withDevices(subject);
        Map<Subject, List<Event>> did = new HashMap<>();
        for (Subject each : subjects) {
            List<Event> its = new ArrayList<>();
            read(each, its::add);
            did.put(each, its);
        }
        Instant now = clock.instant();
        Erased erased = people.erasures().erase(subjects, now);
        boolean isKnown = !erased.equals(NOTHING);
        derived.forget(did, isKnown);
        if (isKnown || people.erasures().isUnfinished()) {
            // Last: it may fail, on a full disk say, and is done again by the next erasure or the next start.
            people.erasures().finish();
        }
        return new Certificate(
                people.audit().pseudonym(subject),
                now,
                erased.events(),
                erased.links(),
                erased.choices(),
                subjects.size() - (subject.isShopper() ? 1 : 0),
                did.values().stream()
                        .flatMap(List::stream)
                        .map(event -> event.header().time())
                        .min(Comparator.naturalOrder())
                        .map(derived::releasesSince)
                        .orElse(List.of()));
    }

    private Set<Subject> withDevices(Subject subject) {
        Set<Subject> subjects = new LinkedHashSet<>();
        subjects.add(subject);
        if (subject.isShopper()) {
            for (String deviceId : state.devicesOf(subject.id())) {
                if (subject.id().equals(state.shopperOf(deviceId))) {
                    subjects.add(Subject.device(deviceId));
                }
            }
        }
        return subjects;
    }

    private void read(Subject subject, Consumer<Event> reader) {
        events.readOf(subject, (offset, event) -> {
            reader.accept(event);
            return true;
        });
    }
}
