package io.daogou.learn.search;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;

/**
 * Holds out the last event of a kind from every user: what came before it may be seen, its item is asked for.
 *
 * <p>Users without such an event, or with nothing before it, are not asked and keep all their events.
 *
 * @param seen the events that may be seen
 * @param asked one item for every user who is asked
 */
public record LastOfKind(Sequences seen, Interactions asked) {
    /** With {@code newItems}, earlier events of the asked item are left out too, and one is asked for that has others. */
    public static LastOfKind of(Sequences all, int kind, boolean newItems) {
        SequencesBuilder seen = Sequences.builder();
        InteractionsBuilder asked = Interactions.builder();
        for (int user = 0; user < all.users(); user++) {
            int last = last(all, user, kind);
            int hidden = last >= 0 && newItems ? all.item(last) : -1;
            boolean isAsked = last >= 0 && hasOther(all, user, last, hidden);
            int end = isAsked ? last : all.end(user);
            for (int e = all.start(user); e < end; e++) {
                if (!isAsked || all.item(e) != hidden) {
                    seen.addLike(all, e, user);
                }
            }
            if (isAsked) {
                asked.add(user, all.item(last), 1);
            }
        }
        return new LastOfKind(
                seen.build(all.users(), all.items(), all.kinds(), all.isOrdered()),
                asked.build(all.users(), all.items()));
    }

    private static int last(Sequences all, int user, int kind) {
        for (int e = all.end(user) - 1; e >= all.start(user); e--) {
            if (all.kind(e) == kind) {
                return e;
            }
        }
        return -1;
    }

    private static boolean hasOther(Sequences all, int user, int last, int hidden) {
        for (int e = all.start(user); e < last; e++) {
            if (all.item(e) != hidden) {
                return true;
            }
        }
        return false;
    }
}
