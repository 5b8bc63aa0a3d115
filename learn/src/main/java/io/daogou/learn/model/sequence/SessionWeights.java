package io.daogou.learn.model.sequence;

/** The powers of {@link SessionKnn}, taken once: by distance from the match, length of a session, and age. */
final class SessionWeights {
    private final float[] after;
    private final float[] before;
    private final float[] lengths;
    private final double decay;

    SessionWeights(SessionKnn.Parameters parameters) {
        int longest = parameters.longest();
        after = new float[longest];
        before = new float[longest];
        lengths = new float[longest + 1];
        for (int d = 1; d < longest; d++) {
            after[d] = (float) Math.pow(d, -parameters.distance());
            before[d] = (float) parameters.backward() * after[d];
        }
        after[0] = (float) parameters.same();
        for (int n = 1; n <= longest; n++) {
            lengths[n] = (float) Math.pow(n, -parameters.length());
        }
        decay = Math.log(2) / parameters.halfLife();
    }

    /** How much an item counts that lies so far behind the match; negative: before it. */
    float near(int distance) {
        return distance >= 0 ? after[distance] : before[-distance];
    }

    /** How much a session counts. */
    float session(int length, int age) {
        return decay == 0 ? lengths[length] : (float) (lengths[length] * Math.exp(-decay * age));
    }
}
