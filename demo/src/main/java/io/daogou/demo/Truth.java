package io.daogou.demo;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What was planted in a {@link Simulation} and what a learner has to find from the events alone. Any number of threads may
 * read it.
 */
public final class Truth {
    private final ShopIndex shop;
    private final Tastes tastes;
    private final List<Persona> personas;
    private final Map<String, String> complements;
    private final Map<String, Integer> indexes = new HashMap<>();

    Truth(ShopIndex shop, Tastes tastes, List<Persona> personas, Map<String, String> complements) {
        this.shop = shop;
        this.tastes = tastes;
        this.personas = List.copyOf(personas);
        this.complements = Map.copyOf(complements);
        personas.forEach(persona -> indexes.put(persona.shopperId(), indexes.size()));
    }

    /** Every simulated shopper, also those who never log in and are nowhere named in the log. */
    public List<String> shopperIds() {
        return personas.stream().map(Persona::shopperId).toList();
    }

    /** Whether a shopper ever logs in; what others do carries only their devices. */
    public boolean isMember(String shopperId) {
        return personas.get(index(shopperId)).member();
    }

    /** The devices of a shopper. */
    public List<String> devices(String shopperId) {
        return personas.get(index(shopperId)).devices();
    }

    /**
     * The probability that a shopper who looks at an item on a shelf clicks it, puts it into the cart and pays, with
     * position, season and what they own left out. Ranking by it is the best that any ranking can do.
     */
    public double utility(String shopperId, String itemId) {
        return tastes.utility(index(shopperId), shop.itemIndex(itemId));
    }

    /** The probability of a click on an item that is looked at. */
    public double clickProbability(String shopperId, String itemId) {
        return tastes.click(index(shopperId), shop.itemIndex(itemId));
    }

    /** The lifestyles of a shopper, the strongest first. */
    public List<String> lifestyles(String shopperId) {
        return tastes.lifestyles.get(index(shopperId));
    }

    /** How strongly a shopper turns to each department, as shares that add up to 1, the greatest first. */
    public Map<String, Double> departmentShares(String shopperId) {
        int shopper = index(shopperId);
        Map<String, Double> sums = new HashMap<>();
        double total = 0;
        for (int family = 0; family < shop.families.size(); family++) {
            double weight = tastes.familyWeight(shopper, family);
            sums.merge(shop.families.get(family).departmentId(), weight, Double::sum);
            total += weight;
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        double all = total;
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> shares.put(entry.getKey(), entry.getValue() / all));
        return shares;
    }

    /** How much a high price puts a shopper off: 0 (not at all) to 1.6. */
    public double priceSensitivity(String shopperId) {
        return tastes.sensitivity[index(shopperId)];
    }

    /** After how many days a shopper buys a family again; none for what lasts. */
    public OptionalDouble repeatDays(String shopperId, String familyId) {
        double days = tastes.repeatDays[index(shopperId)][shop.familyIndex(familyId)];
        return days > 0 ? OptionalDouble.of(days) : OptionalDouble.empty();
    }

    /** The probability that the place at a position of a shelf is looked at; 1 at position 0. */
    public double examination(int position) {
        return Visit.examination(position);
    }

    /** What makes an item better or worse than others for everybody, around 0. */
    public double appeal(String itemId) {
        return tastes.appeal[shop.itemIndex(itemId)];
    }

    /** Families that are bought together: {@code teapot} with {@code oolong-tea}. */
    public Map<String, String> complements() {
        return complements;
    }

    /** The family of an item. */
    public String family(String itemId) {
        return shop.families.get(shop.family[shop.itemIndex(itemId)]).id();
    }

    /** The items a shopper likes best, by {@link #utility}. */
    public List<String> favourites(String shopperId, int limit) {
        int shopper = index(shopperId);
        return IntStream.range(0, shop.items.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -tastes.utility(shopper, item))
                        .thenComparing(item -> item))
                .limit(limit)
                .map(item -> shop.items.get(item).itemId())
                .toList();
    }

    private int index(String shopperId) {
        Integer index = indexes.get(shopperId);
        if (index == null) {
            throw new IllegalArgumentException("no shopper of this simulation: " + shopperId);
        }
        return index;
    }
}
