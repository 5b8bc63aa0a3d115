package io.daogou.demo;

import io.daogou.domain.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One visit of a shopper: shelf after shelf is shown, looked at from the top, clicked; product pages are read; what
 * pleases goes into the cart, and the cart perhaps through the checkout.
 */
final class Visit {
    private static final double LOGIN = .55;
    private static final double MORE = .27;
    private static final double SIMILAR = .18;
    private static final double TOGETHER = .5;
    private static final double REMOVED = .07;
    private static final double WISHED = .05;
    private static final double SHARED = .012;

    private final ShopIndex shop;
    private final Tastes tastes;
    private final Shelves shelves;
    private final int[] complement;
    private final Persona persona;
    private final Recorder recorder;
    private final SplittableRandom random;
    private final List<Integer> cart = new ArrayList<>();

    Visit(World world, Persona persona, Recorder recorder, SplittableRandom random) {
        shop = world.shop;
        tastes = world.tastes;
        shelves = world.shelves;
        complement = world.complement;
        this.persona = persona;
        this.recorder = recorder;
        this.random = random;
    }

    /** The probability that the place at a position is looked at: the position bias. */
    static double examination(int position) {
        return StrictMath.pow(1 + position, -.65);
    }

    /** Browses, and returns what was bought; empty if nothing was. */
    List<Integer> browse() {
        enter();
        double[] wishes = shelves.wishes(persona.index(), recorder.time());
        if (random.nextDouble() < .7) {
            look(shelves.home(wishes, recorder.time(), random), "home");
        }
        do {
            int family = Shelves.draw(wishes, random);
            if (random.nextDouble() < .35) {
                recorder.search(Query.of(shop.families.get(family), persona.chinese(), random));
                recorder.pass(2);
                look(shelves.ofFamily(family, Shelves.LENGTH, recorder.time(), random), "search");
            } else {
                look(shelves.ofFamily(family, Shelves.LENGTH, recorder.time(), random), "category");
            }
        } while (random.nextDouble() < MORE);
        return leave(Tastes.BEGIN_CHECKOUT, Tastes.COMPLETE);
    }

    /** Comes back for what has run out, and returns it with whatever else was bought. */
    List<Integer> buyAgain(int item) {
        enter();
        recorder.action(EventType.VIEW_ITEM, item, null);
        recorder.pass(random.nextInt(8, 40));
        putIntoCart(item);
        return leave(1, 1);
    }

    private void enter() {
        if (persona.member() && !recorder.isLoggedIn() && random.nextDouble() < LOGIN) {
            recorder.login();
            recorder.pass(random.nextInt(3, 20));
        }
    }

    private void look(int[] shelf, String placement) {
        recorder.impression(shelf, placement);
        recorder.pass(random.nextInt(3, 15));
        for (int position = 0; position < shelf.length; position++) {
            int item = shelf[position];
            if (random.nextDouble() < examination(position)
                    && random.nextDouble() < tastes.click(persona.index(), item)) {
                recorder.action(EventType.SELECT_ITEM, item, position);
                recorder.pass(1);
                read(item, placement);
            }
        }
    }

    private void read(int item, String placement) {
        recorder.action(EventType.VIEW_ITEM, item, null);
        recorder.pass(random.nextInt(6, 90));
        if (random.nextDouble() < SHARED) {
            recorder.action(EventType.SHARE, item, null);
        }
        if (random.nextDouble() < tastes.cart(persona.index(), item)) {
            putIntoCart(item);
        } else if (random.nextDouble() < WISHED) {
            recorder.action(EventType.ADD_TO_WISHLIST, item, null);
        }
        if (!placement.startsWith("item") && random.nextDouble() < SIMILAR) {
            look(shelves.ofFamily(shop.family[item], 6, recorder.time(), random), "item-similar");
        }
    }

    private void putIntoCart(int item) {
        if (cart.contains(item)) {
            return;
        }
        cart.add(item);
        recorder.action(EventType.ADD_TO_CART, item, null);
        recorder.pass(random.nextInt(2, 20));
        int other = complement[shop.family[item]];
        if (other >= 0 && random.nextDouble() < TOGETHER) {
            addComplement(shelves.ofFamily(other, 4, recorder.time(), random));
        }
    }

    /** What goes with it is shown beside the cart, and the one that pleases most is often taken along. */
    private void addComplement(int[] shelf) {
        if (shelf.length == 0) {
            return;
        }
        recorder.impression(shelf, "cart-together");
        recorder.pass(random.nextInt(3, 15));
        int best = shelf[0];
        for (int item : shelf) {
            best = tastes.affinity(persona.index(), item) > tastes.affinity(persona.index(), best) ? item : best;
        }
        if (!cart.contains(best) && random.nextDouble() < TOGETHER) {
            cart.add(best);
            recorder.action(EventType.ADD_TO_CART, best, null);
            recorder.pass(random.nextInt(2, 12));
        }
    }

    private List<Integer> leave(double beginning, double completing) {
        if (cart.size() > 1 && random.nextDouble() < REMOVED) {
            recorder.action(EventType.REMOVE_FROM_CART, cart.removeLast(), null);
            recorder.pass(5);
        }
        if (cart.isEmpty() || random.nextDouble() >= beginning) {
            return List.of();
        }
        if (persona.member() && !recorder.isLoggedIn()) {
            recorder.login();
        }
        recorder.checkout(cart);
        recorder.pass(random.nextInt(20, 120));
        return random.nextDouble() < completing ? List.copyOf(cart) : List.of();
    }
}
