package io.daogou.learn.lab;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.Counting;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import java.util.List;

/** A model that answers with what is popular where it knows no item of the history. */
public record WithNewcomers(Model model, Model popular) implements Model {
    /** A model with the counts of the data behind it. */
    public static Model of(Model model, LabData data) {
        Popular.Parameters all = new Popular.Parameters(Double.POSITIVE_INFINITY, false);
        return new WithNewcomers(model, Popular.fit(data.interactions(Counting.ONE), all, Progress.NONE));
    }

    @Override
    public int items() {
        return model.items();
    }

    @Override
    public void score(History history, float[] scores) {
        (knows(history) ? model : popular).score(history, scores);
    }

    @Override
    public int[] best(History history, int limit) {
        return (knows(history) ? model : popular).best(history, limit);
    }

    @Override
    public void scoreAll(List<History> histories, DenseMatrix scores) {
        model.scoreAll(histories, scores);
        float[] row = new float[items()];
        for (int h = 0; h < histories.size(); h++) {
            if (!knows(histories.get(h))) {
                popular.score(histories.get(h), row);
                System.arraycopy(row, 0, scores.values(), h * row.length, row.length);
            }
        }
    }

    private boolean knows(History history) {
        for (int item : history.items()) {
            if (item >= 0 && item < items()) {
                return true;
            }
        }
        return false;
    }
}
