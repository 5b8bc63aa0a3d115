package io.daogou.insight.analysis;

import io.daogou.domain.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts a funnel in one pass over events in the order of person and time.
 *
 * <p>For each step it keeps the latest start from which the person got there: of all ways, that one leaves the most of the window. So
 * an event costs a comparison for each step, and no way is followed twice.
 */
final class FunnelCount {
    private static final long NEVER = Long.MIN_VALUE;

    private final List<EventType> steps;
    private final long windowMillis;
    private final Period period;
    private final boolean chainPerGroup;
    private final Chain[] chains;
    private final Durations[][] took;
    private int person = -1;
    private int group = -1;

    /** The ways of one person, or of one person in one group. */
    private static final class Chain {
        final long[] start;
        final boolean[] reached;

        Chain(int steps) {
            start = new long[steps];
            reached = new boolean[steps];
        }

        void clear() {
            Arrays.fill(start, NEVER);
            Arrays.fill(reached, false);
        }
    }

    /**
     * @param chainPerGroup whether only the first step says of which group a way is; else groups come one after the other, and
     *     every event counts for its own alone
     */
    FunnelCount(Funnel funnel, int groups, boolean chainPerGroup) {
        steps = funnel.steps();
        windowMillis = funnel.window().toMillis();
        period = funnel.period();
        this.chainPerGroup = chainPerGroup;
        chains = new Chain[chainPerGroup ? groups : 1];
        Arrays.setAll(chains, i -> new Chain(steps.size()));
        took = new Durations[groups][steps.size()];
        for (Durations[] ofGroup : took) {
            Arrays.setAll(ofGroup, step -> new Durations());
        }
    }

    /** Takes the next event. */
    void add(int ofPerson, int ofGroup, long millis, EventType type) {
        if (ofPerson != person || (!chainPerGroup && ofGroup != group)) {
            for (Chain chain : chains) {
                chain.clear();
            }
            person = ofPerson;
        }
        group = ofGroup;
        for (int i = 0; i < chains.length; i++) {
            goOn(chains[i], took[chainPerGroup ? i : ofGroup], millis, type);
        }
        if (type == steps.getFirst() && period.contains(millis)) {
            int own = chainPerGroup ? ofGroup : 0;
            reach(chains[own], took[ofGroup], 0, millis, millis);
        }
    }

    /** From the last step to the second, so that one event does not take two. */
    private void goOn(Chain chain, Durations[] durations, long millis, EventType type) {
        for (int step = steps.size() - 1; step > 0; step--) {
            long begun = chain.start[step - 1];
            if (type == steps.get(step) && begun != NEVER && millis - begun <= windowMillis) {
                reach(chain, durations, step, begun, millis);
            }
        }
    }

    private static void reach(Chain chain, Durations[] durations, int step, long begun, long millis) {
        chain.start[step] = begun;
        if (!chain.reached[step]) {
            chain.reached[step] = true;
            durations[step].add(millis - begun);
        }
    }

    /** The steps of a group; none where nobody took the first. */
    List<FunnelAnswer.Step> steps(int ofGroup, String name) {
        Durations[] ofSteps = took[ofGroup];
        List<FunnelAnswer.Step> answer = new ArrayList<>();
        long first = ofSteps[0].count();
        for (int step = 0; first > 0 && step < steps.size(); step++) {
            long people = ofSteps[step].count();
            long before = step == 0 ? first : ofSteps[step - 1].count();
            answer.add(new FunnelAnswer.Step(
                    name,
                    step + 1,
                    steps.get(step).wireName(),
                    people,
                    (double) people / first,
                    before == 0 ? 0 : (double) people / before,
                    ofSteps[step].medianSeconds()));
        }
        return answer;
    }
}
