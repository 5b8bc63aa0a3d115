package io.daogou.demo;

import io.daogou.domain.event.Event;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** All the visits of one shopper, in the order of their time; a purchase may bring further ones. */
final class ShopperLife {
    private static final double POWER = 1.6;
    private static final int MOST_VISITS = 80;
    private static final double COMES_BACK = .8;
    private static final double REFUNDED = .03;

    private final World world;
    private final Persona persona;
    private final SimulatorSettings settings;
    private final SplittableRandom random;
    private final Recorder recorder;
    private final PriorityQueue<Plan> plans = new PriorityQueue<>(Comparator.comparingLong(Plan::time));
    private final boolean[] comesBack;

    ShopperLife(World world, Persona persona, SimulatorSettings settings, SplittableRandom random, List<Event> events) {
        this.world = world;
        this.persona = persona;
        this.settings = settings;
        this.random = random;
        this.recorder = new Recorder(world.shop, persona, events);
        this.comesBack = new boolean[world.shop.families.size()];
    }

    /**
     * Something that will happen.
     *
     * @param item what is bought again or sent back; -1 for a look around
     * @param order the order it is sent back from; empty if it is not
     */
    private record Plan(long time, boolean onPhone, int item, String order) {}

    void live() {
        long end = settings.end().toEpochMilli();
        long from = end - settings.days() * Calendar.DAY;
        int visits = visits();
        // A new customer did not shop before the first visit.
        long first = random.nextDouble() < .3 ? from + (long) (random.nextDouble() * .7 * (end - from)) : from;
        for (int visit = 0; visit < visits; visit++) {
            boolean onPhone = !persona.hasComputer() || random.nextDouble() < .5;
            plans.add(new Plan(Calendar.visit(random, first, end, onPhone), onPhone, -1, ""));
        }
        while (!plans.isEmpty()) {
            Plan plan = plans.poll();
            if (plan.time() < end) {
                carryOut(plan);
            }
        }
    }

    /** How many visits: a power law with the mean of the settings. */
    private int visits() {
        double mean = settings.sessionsPerShopper();
        double drawn = mean * (POWER - 1) / POWER * StrictMath.pow(1 - random.nextDouble(), -1 / POWER);
        return Math.clamp(Math.round(.93 * drawn), 1, Math.max(MOST_VISITS, settings.sessionsPerShopper()));
    }

    private void carryOut(Plan plan) {
        recorder.begin(Math.max(plan.time(), recorder.time() + 60_000), plan.onPhone());
        if (recorder.time() >= settings.end().toEpochMilli() - 3_600_000) {
            return;
        }
        if (!plan.order().isEmpty()) {
            recorder.refund(plan.item(), plan.order());
            return;
        }
        Visit visit = new Visit(world, persona, recorder, random);
        List<Integer> bought = plan.item() < 0 ? visit.browse() : visit.buyAgain(plan.item());
        if (!bought.isEmpty()) {
            String order = recorder.purchase(bought);
            bought.forEach(item -> planReturn(item, item == plan.item(), order));
        }
    }

    private void planReturn(int item, boolean again, String order) {
        int family = world.shop.family[item];
        double days = world.tastes.repeatDays[persona.index()][family];
        if (days > 0 && (again || !comesBack[family])) {
            comesBack[family] = random.nextDouble() < COMES_BACK;
            if (comesBack[family]) {
                add(days * (1 + .07 * random.nextGaussian()), item, "");
            }
        } else if (days == 0 && random.nextDouble() < REFUNDED) {
            add(2 + 8 * random.nextDouble(), item, order);
        }
    }

    private void add(double inDays, int item, String order) {
        long time = recorder.time() + (long) (inDays * Calendar.DAY);
        boolean onPhone = !persona.hasComputer() || random.nextDouble() < .7;
        plans.add(new Plan(time, onPhone, item, order));
    }
}
