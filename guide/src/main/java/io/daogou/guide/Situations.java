package io.daogou.guide;

import io.daogou.domain.shopper.Subject;
import io.daogou.guide.ask.Inquiries;
import io.daogou.guide.ask.Inquiry;
import io.daogou.guide.ask.Pool;
import io.daogou.guide.need.Candidates;
import io.daogou.guide.need.Need;
import io.daogou.guide.show.Likings;
import io.daogou.guide.understand.Lexicon;
import io.daogou.guide.understand.Wish;
import io.daogou.guide.word.Wording;
import java.util.List;
import java.util.Set;

/** Finds what there is for a need: items, how likely each is, and what to ask. For one turn. */
final class Situations {
    private final GuideParts parts;
    private final GuideSettings settings;
    private final Lexicon lexicon;
    private final GuideTurn turn;
    private final Wording wording;
    private final Set<String> degraded;

    /** @param degraded is told what did not answer */
    Situations(
            GuideParts parts,
            GuideSettings settings,
            Lexicon lexicon,
            GuideTurn turn,
            Wording wording,
            Set<String> degraded) {
        this.parts = parts;
        this.settings = settings;
        this.lexicon = lexicon;
        this.turn = turn;
        this.wording = wording;
        this.degraded = degraded;
    }

    Situation of(Need need, Subject owner) {
        FoundByWords found = found(need.query());
        Candidates candidates = Candidates.of(need, lexicon, found.items());
        Likings likings = likings(need, owner);
        Pool pool = Pool.of(candidates.items(), new Likelihood(need, candidates, lexicon, likings, found.scores()));
        Inquiry inquiry = new Inquiries(lexicon.assortment(), wording.language())
                .best(pool, need)
                .orElse(null);
        return new Situation(need, candidates, pool, likings, inquiry);
    }

    /** What the search engine finds for words that no list knows. */
    FoundByWords found(String words) {
        FoundByWords found = FoundByWords.of(parts.index(), words, turn.language(), lexicon.assortment());
        if (!found.isKnown()) {
            degraded.add(wording.say("degraded.search"));
        }
        return found;
    }

    private Likings likings(Need need, Subject owner) {
        if (!settings.usesLikings()) {
            return Likings.NONE;
        }
        String shopperId = owner.isShopper() ? owner.id() : null;
        Likings likings = Likings.of(parts.recommender(), turn.deviceId(), shopperId, path(need));
        if (!likings.isKnown()) {
            degraded.add(wording.say("degraded.behaviour"));
        }
        return likings;
    }

    /** The one category that is wanted; empty for the whole shop. */
    private List<String> path(Need need) {
        List<String> categories = need.wishes().stream()
                .filter(wish -> wish.isCategory() && !wish.isExcluded())
                .map(Wish::values)
                .flatMap(List::stream)
                .toList();
        return categories.size() != 1
                ? List.of()
                : lexicon.assortment()
                        .department(categories.getFirst())
                        .map(one -> one.path())
                        .orElse(List.of());
    }
}
