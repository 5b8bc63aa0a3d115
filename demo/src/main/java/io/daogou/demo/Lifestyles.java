package io.daogou.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The lifestyles that shoppers share: which families they buy, and which brands and colours their people like. */
final class Lifestyles {
    /** What one shopper's lifestyles say together: 0 to 1 for families, around 0 for brands and colours. */
    static final class Life {
        final List<String> names;
        final double[] families;
        final double[] brands;
        final double[] colours;

        private Life(List<String> names, double[] families, double[] brands, double[] colours) {
            this.names = names;
            this.families = families;
            this.brands = brands;
            this.colours = colours;
        }
    }

    private static final double SECOND = .75;
    private static final double THIRD = .35;

    private final List<String> names = new ArrayList<>();
    private final List<double[]> families = new ArrayList<>();
    private final List<double[]> brands = new ArrayList<>();
    private final List<double[]> colours = new ArrayList<>();

    Lifestyles(ShopIndex shop, ShopperWords words, SplittableRandom random) {
        for (Map.Entry<String, List<String>> lifestyle : words.lifestyles().entrySet()) {
            double[] member = new double[shop.families.size()];
            lifestyle.getValue().forEach(id -> member[shop.familyIndex(id)] = 1);
            names.add(lifestyle.getKey());
            families.add(member);
            brands.add(Tastes.gaussians(random, shop.brands, .7));
            colours.add(Tastes.gaussians(random, shop.colours, .6));
        }
    }

    /** Draws the lifestyles of one shopper: the first counts fully, a second and a third less. */
    Life life(SplittableRandom random) {
        int first = random.nextInt(names.size());
        List<String> lived = new ArrayList<>(List.of(names.get(first)));
        double[] family = families.get(first).clone();
        double[] brand = brands.get(first).clone();
        double[] colour = colours.get(first).clone();
        double weight = 1;
        for (double chance : new double[] {SECOND, THIRD}) {
            int next = random.nextInt(names.size());
            weight -= .2;
            if (random.nextDouble() < chance && !lived.contains(names.get(next))) {
                lived.add(names.get(next));
                for (int i = 0; i < family.length; i++) {
                    family[i] = Math.max(family[i], weight * families.get(next)[i]);
                }
                add(brand, brands.get(next));
                add(colour, colours.get(next));
            }
        }
        return new Life(List.copyOf(lived), family, brand, colour);
    }

    private static void add(double[] to, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] = .7 * (to[i] + from[i]);
        }
    }
}
