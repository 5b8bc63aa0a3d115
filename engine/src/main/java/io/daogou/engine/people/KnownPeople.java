package io.daogou.engine.people;

import io.daogou.domain.check.Check;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveState;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is known, by what they did or by a link. Threads: any number. Cost: looks at every subject. */
public final class KnownPeople {
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::isShopper).reversed().thenComparing(Subject::id);

    private final LiveState state;

    public KnownPeople(LiveState state) {
        this.state = state;
    }

    /**
     * Somebody who is known.
     *
     * @param owner whose a device is; none where it is nobody's or shared, and of a shopper
     * @param devices of a shopper; 0 of a device
     */
    public record Known(Subject subject, @Nullable String owner, int devices) {}

    /**
     * The first ones whose identifier begins with a text, shoppers before devices, each in the order of identifiers.
     *
     * @param beginning 1 to 128 characters
     */
    public List<Known> find(String beginning, int limit) {
        Check.id("query", beginning);
        return state.subjects().stream()
                .filter(subject -> subject.id().startsWith(beginning))
                .sorted(ORDER)
                .limit(limit)
                .map(this::known)
                .toList();
    }

    private Known known(Subject subject) {
        return subject.isShopper()
                ? new Known(subject, null, state.devicesOf(subject.id()).size())
                : new Known(subject, state.shopperOf(subject.id()), 0);
    }
}
