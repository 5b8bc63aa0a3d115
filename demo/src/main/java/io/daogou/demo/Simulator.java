package io.daogou.demo;

import io.daogou.domain.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Simulates the shoppers of the demo shop: planted tastes ({@link Tastes}), visits in the rhythm of day, week and year
 * ({@link Calendar}), shelves that are looked at from the top ({@link Visit}), carts, orders, and coming back for what has
 * run out. What a learner has to find is in {@link Simulation#truth()}.
 *
 * <p><b>Determinism:</b> shop and settings alone decide; each shopper has an own stream of chance, so that what one does
 * does not depend on the others. <b>Cost:</b> linear in events, apart from sorting them by time.
 */
public final class Simulator {
    private Simulator() {}

    /** Simulates every shopper from the first day to the last. */
    public static Simulation simulate(DemoShop shop, SimulatorSettings settings) {
        ShopIndex index = new ShopIndex(shop);
        ShopperWords words = ShopperWords.read();
        Tastes tastes = new Tastes(index, words, settings);
        SplittableRandom random = new SplittableRandom(settings.seed());
        Calendar calendar = new Calendar(index.families, random);
        World world = new World(index, tastes, new Shelves(index, tastes, calendar), words.complements());
        List<Event> events = new ArrayList<>();
        List<Persona> personas = new ArrayList<>();
        for (int shopper = 0; shopper < settings.shoppers(); shopper++) {
            SplittableRandom own = random.split();
            Persona persona = Persona.of(shopper, own);
            personas.add(persona);
            new ShopperLife(world, persona, settings, own, events).live();
        }
        events.sort(Comparator.comparing(event -> event.header().time()));
        return new Simulation(events, new Truth(index, tastes, personas, words.complements()));
    }
}
