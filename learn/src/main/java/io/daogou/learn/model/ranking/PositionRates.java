package io.daogou.learn.model.ranking;

import java.util.List;

/**
 * How often a position is looked at, told by lists whose order was chance: candidates are then alike at every position, so what
 * differs between the rates at which they are chosen is the position's doing.
 *
 * <p><b>Source.</b> Joachims, Swaminathan and Schnabel, WSDM 2017, section 5.1; Wang et al., Position Bias Estimation for Unbiased
 * Learning to Rank in Personal Search, WSDM 2018, section 3.1.
 */
final class PositionRates {
    private PositionRates() {}

    /**
     * The logarithm of each position's rate, divided by that of the first. A position at which nothing was shown has the term of
     * the one before it.
     *
     * @param lists in random order, also those on which nothing was chosen
     */
    static float[] terms(List<ShownList> lists, int positions) {
        double[] shown = new double[positions];
        double[] chosen = new double[positions];
        double allShown = 0;
        double allChosen = 0;
        for (ShownList list : lists) {
            for (int row = 0; row < list.size(); row++) {
                int position = Math.min(list.positions()[row], positions - 1);
                double isChosen = list.gains()[row] > 0 ? 1 : 0;
                shown[position]++;
                chosen[position] += isChosen;
                allShown++;
                allChosen += isChosen;
            }
        }
        double showingsOfAChoice = Math.max(1, allShown / Math.max(1, allChosen));
        float[] terms = new float[positions];
        double first = 0;
        for (int position = 0; position < positions; position++) {
            // One choice more, at the rate of all, keeps what was shown rarely from going anywhere.
            double rate = Math.log((chosen[position] + 1) / (shown[position] + showingsOfAChoice));
            first = position == 0 ? rate : first;
            terms[position] = (float) (shown[position] == 0 && position > 0 ? terms[position - 1] : rate - first);
        }
        return terms;
    }
}
