package io.daogou.engine.train;

import io.daogou.engine.release.ActionWeights;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Orders as rows of a matrix, orders × items. Where a shop has hardly any order of several items, all that an owner touched
 * stands for one.
 *
 * @param all every order
 * @param owners who ordered, order by order
 * @param past the orders before the cut
 * @param pastOwners likewise
 * @param questions orders after the cut: all items but the last, and the last
 */
@SuppressWarnings("ArrayRecordComponent") // Lives within a training.
record Baskets(Interactions all, int[] owners, Interactions past, int[] pastOwners, Split questions) {
    private static final int FEWEST = 100;

    static Baskets of(ActionLog log, Validation validation) {
        if (log.baskets().size() < FEWEST) {
            Split split = validation.split(ActionWeights.EQUAL);
            int[] themselves = new int[log.owners()];
            Arrays.setAll(themselves, who -> who);
            return new Baskets(
                    validation.everything(ActionWeights.EQUAL), themselves, split.train(), themselves, split);
        }
        long cut = cut(log);
        List<ActionLog.Basket> before = new ArrayList<>();
        List<ActionLog.Basket> after = new ArrayList<>();
        log.baskets().forEach(basket -> (basket.time() <= cut ? before : after).add(basket));
        int items = log.items().size();
        return new Baskets(
                matrix(log.baskets(), items),
                owners(log.baskets()),
                matrix(before, items),
                owners(before),
                questions(after, items));
    }

    private static int[] owners(List<ActionLog.Basket> baskets) {
        return baskets.stream().mapToInt(ActionLog.Basket::owner).toArray();
    }

    /** The moment that leaves a tenth of the orders behind it. */
    private static long cut(ActionLog log) {
        long[] times = log.baskets().stream()
                .mapToLong(ActionLog.Basket::time)
                .sorted()
                .toArray();
        return times[(int) ((times.length - 1) * .9)];
    }

    private static Interactions matrix(List<ActionLog.Basket> baskets, int items) {
        InteractionsBuilder builder = Interactions.builder();
        for (int row = 0; row < baskets.size(); row++) {
            for (int item : baskets.get(row).items()) {
                builder.add(row, item, 1);
            }
        }
        return builder.build(baskets.size(), items);
    }

    private static Split questions(List<ActionLog.Basket> baskets, int items) {
        InteractionsBuilder known = Interactions.builder();
        InteractionsBuilder asked = Interactions.builder();
        for (int row = 0; row < baskets.size(); row++) {
            int[] basket = baskets.get(row).items();
            for (int i = 0; i < basket.length - 1; i++) {
                known.add(row, basket[i], 1);
            }
            asked.add(row, basket[basket.length - 1], 1);
        }
        return new Split(known.build(baskets.size(), items), asked.build(baskets.size(), items));
    }
}
