package io.daogou.guide;

import io.daogou.guide.ask.Inquiry;
import io.daogou.guide.ask.Pool;
import io.daogou.guide.need.Candidates;
import io.daogou.guide.need.Need;
import io.daogou.guide.show.Likings;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was found for a need.
 *
 * @param inquiry what would be worth asking; none if nothing is
 */
record Situation(
        Need need,
        Candidates candidates,
        Pool pool,
        Likings likings,
        @Nullable Inquiry inquiry) {}
