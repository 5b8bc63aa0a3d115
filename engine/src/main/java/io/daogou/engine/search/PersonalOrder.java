package io.daogou.engine.search;

import io.daogou.domain.search.FoundItem;
import io.daogou.domain.search.SearchAnswer;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.rank.Affinity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts what fits the words alike into the order that fits the person, then into that of popularity. What fits the words
 * clearly better stays ahead, whatever the person likes.
 */
final class PersonalOrder {
    /** Scores that differ by no more than this share of the best one say the same. */
    private static final double ALIKE = .04;

    private record Candidate(FoundItem found, int slot, float affinity, float popularity) {}

    private static final Comparator<Candidate> OWN = Comparator.comparingDouble(Candidate::affinity)
            .thenComparingDouble(Candidate::popularity)
            .reversed();

    private final LiveCatalog catalog;
    private final Rankings.Order order;
    private final Affinity affinity;

    PersonalOrder(LiveCatalog catalog, Rankings.Order order, Affinity affinity) {
        this.catalog = catalog;
        this.order = order;
        this.affinity = affinity;
    }

    /** @param found best first */
    List<SearchAnswer.Hit> of(List<FoundItem> found) {
        List<Candidate> ordered = new ArrayList<>(found.size());
        List<Candidate> alike = new ArrayList<>();
        double within = found.isEmpty() ? 0 : Math.abs(found.getFirst().score()) * ALIKE;
        double best = 0;
        for (FoundItem item : found) {
            if (!alike.isEmpty() && best - item.score() > within) {
                take(alike, ordered);
            }
            best = alike.isEmpty() ? item.score() : best;
            alike.add(candidate(item));
        }
        take(alike, ordered);
        return ordered.stream().map(this::hit).toList();
    }

    /** The order stays the index's where nothing tells two apart: sorting is stable. */
    private static void take(List<Candidate> alike, List<Candidate> ordered) {
        alike.sort(OWN);
        ordered.addAll(alike);
        alike.clear();
    }

    /** In the order they are in. */
    List<SearchAnswer.Hit> asTheyAre(List<FoundItem> found) {
        return found.stream().map(item -> hit(candidate(item))).toList();
    }

    private Candidate candidate(FoundItem item) {
        int slot = catalog.slot(item.itemId());
        return new Candidate(item, slot, slot < 0 ? 0 : affinity.of(slot), slot < 0 ? 0 : order.popularity(slot));
    }

    private SearchAnswer.Hit hit(Candidate candidate) {
        return new SearchAnswer.Hit(
                candidate.found, candidate.affinity > 0 ? affinity.reasons(candidate.slot) : List.of());
    }
}
