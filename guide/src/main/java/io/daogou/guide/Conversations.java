package io.daogou.guide;

import io.daogou.domain.shopper.Subject;
import java.util.Optional;

/** Where conversations are kept between turns: the last one of each shopper or device. Threads: any number. */
public interface Conversations {
    Optional<Conversation> of(Subject owner);

    /** Keeps a conversation instead of its owner's last one. */
    void keep(Conversation conversation);

    /** Forgets everything about somebody. */
    void forget(Subject owner);
}
