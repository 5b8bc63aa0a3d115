package io.daogou.demo;

import java.util.SplittableRandom;

/** What the simulated shop puts on its shelves: it knows a shopper's tastes a little, as a shop with a guide would. */
final class Shelves {
    static final int LENGTH = 12;
    private static final double FOR_THEM = .65;
    private static final int MOST_OF_A_FAMILY = 2;

    private final ShopIndex shop;
    private final Tastes tastes;
    private final Calendar calendar;

    Shelves(ShopIndex shop, Tastes tastes, Calendar calendar) {
        this.shop = shop;
        this.tastes = tastes;
        this.calendar = calendar;
    }

    /** For each family the weight up to and including it, with which a shopper turns to it at a moment. */
    double[] wishes(int shopper, long time) {
        double[] demand = calendar.demand(time);
        double[] upTo = new double[shop.families.size()];
        double sum = 0;
        for (int family = 0; family < upTo.length; family++) {
            sum += tastes.familyWeight(shopper, family) * demand[family];
            upTo[family] = sum;
        }
        return upTo;
    }

    static int draw(double[] upTo, SplittableRandom random) {
        double place = random.nextDouble() * upTo[upTo.length - 1];
        int family = 0;
        while (upTo[family] <= place) {
            family++;
        }
        return family;
    }

    /** The home shelf: partly for this shopper, partly what everybody sees, in no order, so that position is chance. */
    int[] home(double[] wishes, long time, SplittableRandom random) {
        int[] shelf = new int[LENGTH];
        int filled = 0;
        while (filled < LENGTH) {
            int family = random.nextDouble() < FOR_THEM ? draw(wishes, random) : random.nextInt(wishes.length);
            int[] members = shop.itemsOfFamily[family];
            int item = members[random.nextInt(members.length)];
            if (shop.canBeBought(item, time) && fits(shelf, filled, item)) {
                shelf[filled++] = item;
            }
        }
        for (int last = LENGTH - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = shelf[last];
            shelf[last] = shelf[other];
            shelf[other] = kept;
        }
        return shelf;
    }

    /** The shelf of one family, what pleases everybody rather first. */
    int[] ofFamily(int family, int length, long time, SplittableRandom random) {
        int[] members = shop.itemsOfFamily[family];
        double[] keys = new double[members.length];
        int available = 0;
        for (int i = 0; i < members.length; i++) {
            boolean shown = shop.canBeBought(members[i], time);
            available += shown ? 1 : 0;
            double gumbel = -StrictMath.log(-StrictMath.log(random.nextDouble() * .999 + .0005));
            keys[i] = shown ? tastes.appeal[members[i]] + gumbel : Double.NEGATIVE_INFINITY;
        }
        int[] shelf = new int[Math.min(length, available)];
        for (int place = 0; place < shelf.length; place++) {
            int best = 0;
            for (int i = 1; i < keys.length; i++) {
                best = keys[i] > keys[best] ? i : best;
            }
            shelf[place] = members[best];
            keys[best] = Double.NEGATIVE_INFINITY;
        }
        return shelf;
    }

    /** Nothing twice, and at most two of a family. */
    private boolean fits(int[] shelf, int filled, int item) {
        int relatives = 0;
        for (int i = 0; i < filled; i++) {
            if (shelf[i] == item) {
                return false;
            }
            relatives += shop.family[shelf[i]] == shop.family[item] ? 1 : 0;
        }
        return relatives < MOST_OF_A_FAMILY;
    }
}
