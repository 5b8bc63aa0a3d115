package io.daogou.guide.ask;

import io.daogou.guide.catalog.Assortment;
import io.daogou.guide.catalog.Department;
import io.daogou.guide.catalog.Facet;
import io.daogou.guide.need.Need;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what to ask: the property by which the remaining items differ most, weighed by how likely each item is and by how
 * likely a shopper has an answer.
 *
 * <p><b>Model.</b> A question about a property with values <i>v</i> of shares <i>p(v)</i> among the items that have it is
 * expected to tell <i>coverage · (1 − p(does not mind)) · H(p)</i> bits. What nearly all items share tells nothing, and is
 * never asked; nor is what was answered. <b>Cost:</b> a pass over at most 20,000 items; where a catalogue has no
 * attributes that differ, a pass over the words of titles.
 */
public final class Inquiries {
    /** Less than this is no reason to ask. */
    public static final double WORTH_ASKING = .45;

    private static final int MOST_CHOICES = 6;
    private static final double COVERED = .4;
    private static final double DONT_MIND_CATEGORY = .03;
    private static final double DONT_MIND_PRICE = .2;
    private static final double DONT_MIND_BRAND = .5;
    private static final double DONT_MIND = .3;

    private final Assortment assortment;
    private final String language;

    public Inquiries(Assortment assortment, String language) {
        this.assortment = assortment;
        this.language = language;
    }

    /** The best question, if any is worth asking. */
    public Optional<Inquiry> best(Pool pool, Need need) {
        if (pool.size() < 2) {
            return Optional.empty();
        }
        List<Inquiry> inquiries = new ArrayList<>();
        category(pool, need).ifPresent(inquiries::add);
        if (!need.isSettled(Inquiry.PRICE)) {
            new PriceInquiry(assortment).of(pool, 1 - DONT_MIND_PRICE).ifPresent(inquiries::add);
        }
        facets(pool, need, inquiries);
        inquiries.removeIf(
                inquiry -> inquiry.gain() < WORTH_ASKING || inquiry.choices().size() < 2);
        boolean knowsProperties = inquiries.stream()
                .anyMatch(inquiry ->
                        !inquiry.slot().equals(Inquiry.PRICE) && !inquiry.slot().equals(Inquiry.CATEGORY));
        if (!knowsProperties && !need.indifferent().contains(Inquiry.WORDS)) {
            new WordsInquiry(assortment)
                    .of(pool, need)
                    .filter(inquiry -> inquiry.gain() >= WORTH_ASKING)
                    .ifPresent(inquiries::add);
        }
        return inquiries.stream().max(Comparator.comparingDouble(Inquiry::gain));
    }

    /** The highest level of categories at which the items divide. */
    private Optional<Inquiry> category(Pool pool, Need need) {
        if (need.indifferent().contains(Inquiry.CATEGORY)) {
            return Optional.empty();
        }
        @Nullable Department within = null;
        Map<Department, double[]> shares = level(pool, null);
        while (shares.size() == 1) {
            within = shares.keySet().iterator().next();
            shares = level(pool, within);
        }
        double all = pool.sum();
        double covered = shares.values().stream().mapToDouble(share -> share[0]).sum();
        if (shares.size() < 2 || covered < COVERED * all) {
            return Optional.empty();
        }
        double gain = covered / all * (1 - DONT_MIND_CATEGORY) * entropy(shares.values(), covered);
        List<Inquiry.Choice> choices = shares.entrySet().stream()
                .sorted(Comparator.comparingDouble(share -> -share.getValue()[0]))
                .limit(MOST_CHOICES)
                .map(share ->
                        new Inquiry.Choice(share.getKey().name(), share.getKey().label(language), pool.standsFor((int)
                                share.getValue()[1])))
                .toList();
        return Optional.of(
                new Inquiry(Inquiry.CATEGORY, within == null ? null : within.label(language), choices, gain));
    }

    /** Weight and number of the pool's items by the category below one. */
    private Map<Department, double[]> level(Pool pool, @Nullable Department within) {
        Map<Department, double[]> shares = new HashMap<>();
        for (int i = 0; i < pool.size(); i++) {
            Department at = assortment.departmentOf(pool.items()[i]);
            while (at != null && at.parent() != null && !at.parent().equals(within)) {
                at = at.parent();
            }
            boolean isBelow = at != null && (within == null ? at.parent() == null : within.equals(at.parent()));
            if (isBelow) {
                add(shares.computeIfAbsent(at, key -> new double[2]), pool.weights()[i]);
            }
        }
        return shares;
    }

    private void facets(Pool pool, Need need, List<Inquiry> inquiries) {
        double[] weights = new double[assortment.valueCount()];
        int[] counts = new int[assortment.valueCount()];
        for (int i = 0; i < pool.size(); i++) {
            for (int value : assortment.values(pool.items()[i])) {
                weights[value] += pool.weights()[i];
                counts[value]++;
            }
        }
        double all = pool.sum();
        for (Facet facet : assortment.facets()) {
            if (!need.isSettled(facet.slot())) {
                facet(facet, weights, counts, all, pool).ifPresent(inquiries::add);
            }
        }
    }

    private Optional<Inquiry> facet(Facet facet, double[] weights, int[] counts, double all, Pool pool) {
        List<double[]> shares = new ArrayList<>();
        List<Inquiry.Choice> choices = new ArrayList<>();
        double covered = 0;
        for (Facet.Value value : facet.values()) {
            if (counts[value.number()] > 0) {
                double[] share = {weights[value.number()], counts[value.number()]};
                shares.add(share);
                covered += share[0];
                choices.add(new Inquiry.Choice(
                        value.label().text(), value.label().in(language), pool.standsFor((int) share[1])));
            }
        }
        if (shares.size() < 2 || covered < COVERED * all) {
            return Optional.empty();
        }
        // What hardly repeats is a name rather than a property: nobody can answer by it.
        boolean isNaming = pool.size() > 2 * MOST_CHOICES && shares.size() > pool.size() / 2;
        if (isNaming) {
            return Optional.empty();
        }
        double minds = 1 - (facet.slot().equals(Facet.BRAND) ? DONT_MIND_BRAND : DONT_MIND);
        double gain = covered / all * minds * entropy(shares, covered);
        choices.sort(Comparator.comparingInt(choice -> -choice.items()));
        return Optional.of(
                new Inquiry(facet.slot(), null, choices.subList(0, Math.min(MOST_CHOICES, choices.size())), gain));
    }

    private static void add(double[] share, double weight) {
        share[0] += weight;
        share[1]++;
    }

    static double entropy(Iterable<double[]> shares, double sum) {
        double entropy = 0;
        for (double[] share : shares) {
            double p = share[0] / sum;
            entropy -= p > 0 ? p * Math.log(p) / Math.log(2) : 0;
        }
        return entropy;
    }
}
