package io.daogou.demo;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What each shopper likes, as it is planted. A shopper lives one to three lifestyles, which shoppers share; from these,
 * and from a smaller part of their own, come their affinities to families, brands and colours.
 *
 * <p><b>Model:</b> affinity(shopper, item) = family + brand + colour + appeal(item) − sensitivity · (2 · price place − 1).
 * An item that is looked at is clicked with probability σ(.9 · affinity − 3.2), put into the cart with
 * σ(.8 · affinity − 3.3), and what is in the cart is bought with {@link #CHECKOUT}. <b>Shapes:</b> one row of families +
 * brands + colours for each shopper.
 */
final class Tastes {
    static final double BEGIN_CHECKOUT = .8;
    static final double COMPLETE = .75;
    /** The chance that what is in the cart is bought. */
    static final double CHECKOUT = BEGIN_CHECKOUT * COMPLETE;

    private static final double LIVED = 2.6;
    private static final double UNLIVED = -2.1;

    final float[][] family;
    final float[][] brand;
    final float[][] colour;
    /** After how many days a shopper buys a family again; 0 for what lasts. */
    final float[][] repeatDays;

    final double[] sensitivity;
    final double[] appeal;
    final List<List<String>> lifestyles;

    private final float[][] weight;
    private final ShopIndex shop;

    Tastes(ShopIndex shop, ShopperWords words, SimulatorSettings settings) {
        this.shop = shop;
        SplittableRandom random = new SplittableRandom(settings.seed() ^ 0x5DEECE66DL);
        appeal = gaussians(random, shop.items.size(), .6);
        Lifestyles shared = new Lifestyles(shop, words, random);
        int shoppers = settings.shoppers();
        family = new float[shoppers][];
        brand = new float[shoppers][];
        weight = new float[shoppers][];
        colour = new float[shoppers][];
        repeatDays = new float[shoppers][];
        sensitivity = new double[shoppers];
        Lifestyles.Life[] lives = new Lifestyles.Life[shoppers];
        for (int shopper = 0; shopper < shoppers; shopper++) {
            Lifestyles.Life life = shared.life(random);
            lives[shopper] = life;
            family[shopper] = own(random, life.families, .45f);
            weight[shopper] = weights(family[shopper]);
            brand[shopper] = own(random, life.brands, .35f);
            colour[shopper] = own(random, life.colours, .35f);
            sensitivity[shopper] = 1.6 * random.nextDouble();
            repeatDays[shopper] = repeatDays(random);
        }
        lifestyles = Arrays.stream(lives).map(life -> life.names).toList();
    }

    double affinity(int shopper, int item) {
        return (LIVED - UNLIVED) * family[shopper][shop.family[item]]
                + UNLIVED
                + brand[shopper][shop.brand[item]]
                + colour[shopper][shop.colour[item]]
                + appeal[item]
                - sensitivity[shopper] * (2 * shop.pricePlace[item] - 1);
    }

    /** The weight with which a shopper turns to a family, seasons aside. */
    double familyWeight(int shopper, int index) {
        return weight[shopper][index];
    }

    double click(int shopper, int item) {
        return logistic(.9 * affinity(shopper, item) - 3.2);
    }

    double cart(int shopper, int item) {
        return logistic(.8 * affinity(shopper, item) - 3.3);
    }

    double utility(int shopper, int item) {
        return click(shopper, item) * cart(shopper, item) * CHECKOUT;
    }

    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private static float[] own(SplittableRandom random, double[] shared, float spread) {
        float[] taste = new float[shared.length];
        for (int i = 0; i < taste.length; i++) {
            taste[i] = (float) (shared[i] + spread * .4 * random.nextGaussian());
        }
        return taste;
    }

    private static float[] weights(float[] families) {
        float[] weights = new float[families.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) StrictMath.exp(3.4 * families[i]);
        }
        return weights;
    }

    /** A shopper's own pace, a little different for every family. */
    private float[] repeatDays(SplittableRandom random) {
        double pace = StrictMath.exp(.15 * random.nextGaussian());
        float[] days = new float[shop.families.size()];
        for (int index = 0; index < days.length; index++) {
            days[index] = (float) (shop.families.get(index).repeatDays() * pace * (1 + .1 * random.nextGaussian()));
        }
        return days;
    }

    static double[] gaussians(SplittableRandom random, int count, double spread) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = spread * random.nextGaussian();
        }
        return values;
    }
}
