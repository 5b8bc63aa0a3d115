package io.daogou.learn.matrix;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Queries in groups of like direction, by k-means on the sphere (Dhillon and Modha, Machine Learning 42, 2001); the centres
 * start from evenly spaced queries, so the groups are the same every time.
 */
final class QueryGroups {
    private static final int ROUNDS = 5;
    /** Queries that move the centres, for each group. */
    private static final int SAMPLE = 256;

    private static final int GRAIN = 256;

    private final MatrixView queries;
    private final DenseMatrix centres;

    private QueryGroups(MatrixView queries, int groups) {
        this.queries = queries;
        centres = new DenseMatrix(groups, queries.columns());
    }

    /** The indices of the queries of each group, ascending; groups may be empty. */
    static List<int[]> of(MatrixView queries, int groups) {
        QueryGroups all = new QueryGroups(queries, groups);
        for (int group = 0; group < groups; group++) {
            all.add(all.spaced(group, groups), group);
        }
        all.normalize();
        int sample = Math.min(queries.rows(), SAMPLE * groups);
        for (int round = 0; round < ROUNDS; round++) {
            int[] nearest = all.nearest(sample);
            Arrays.fill(all.centres.values(), 0);
            for (int k = 0; k < sample; k++) {
                all.add(all.spaced(k, sample), nearest[k]);
            }
            all.normalize();
        }
        return members(all.nearest(queries.rows()), groups);
    }

    private int spaced(int k, int count) {
        return (int) ((long) k * queries.rows() / count);
    }

    private void add(int query, int group) {
        int length = queries.columns();
        int at = queries.at(query, 0);
        double norm = Math.sqrt(Kernels.dot(queries.values(), at, queries.values(), at, length));
        if (norm > 0 && norm < Double.POSITIVE_INFINITY) {
            Kernels.addScaled((float) (1 / norm), queries.values(), at, centres.values(), group * length, length);
        }
    }

    private void normalize() {
        int length = centres.columns();
        float[] values = centres.values();
        for (int at = 0; at < values.length; at += length) {
            double norm = Math.sqrt(Kernels.dot(values, at, values, at, length));
            for (int k = at; k < at + length && norm > 0; k++) {
                values[k] /= (float) norm;
            }
        }
    }

    /** The group of each of so many evenly spaced queries. */
    private int[] nearest(int count) {
        int[] nearest = new int[count];
        Parallel.ranges(count, GRAIN, (from, to) -> {
            for (int k = from; k < to; k++) {
                nearest[k] = nearestTo(spaced(k, count));
            }
        });
        return nearest;
    }

    private int nearestTo(int query) {
        int best = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int group = 0; group < centres.rows(); group++) {
            float product = Kernels.dot(
                    queries.values(),
                    queries.at(query, 0),
                    centres.values(),
                    group * centres.columns(),
                    centres.columns());
            if (product > highest) {
                highest = product;
                best = group;
            }
        }
        return best;
    }

    private static List<int[]> members(int[] groupOf, int groups) {
        List<int[]> members = new ArrayList<>();
        int[] counts = new int[groups];
        for (int group : groupOf) {
            counts[group]++;
        }
        for (int count : counts) {
            members.add(new int[count]);
        }
        for (int query = groupOf.length - 1; query >= 0; query--) {
            members.get(groupOf[query])[--counts[groupOf[query]]] = query;
        }
        return members;
    }
}
