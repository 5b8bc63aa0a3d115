package io.daogou.learn.kernel;

import jdk.incubator.vector.FloatVector;

/** The sum of the lanes of a vector. */
final class Lanes {
    private static final int COUNT = VectorChoice.species().length();

    private Lanes() {}

    /**
     * The sum in one fixed order. {@code reduceLanes} leaves the order open, and takes another one in compiled code than before
     * it.
     */
    static float sum(FloatVector v) {
        if (COUNT == 8) {
            return ((v.lane(0) + v.lane(4)) + (v.lane(2) + v.lane(6)))
                    + ((v.lane(1) + v.lane(5)) + (v.lane(3) + v.lane(7)));
        }
        float sum = 0;
        for (int lane = 0; lane < COUNT; lane++) {
            sum += v.lane(lane);
        }
        return sum;
    }
}
