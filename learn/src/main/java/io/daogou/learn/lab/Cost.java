package io.daogou.learn.lab;

/**
 * What a fit takes, by estimate.
 *
 * @param bytes of heap at its peak, besides the data
 * @param seconds on two cores of an ordinary machine
 */
public record Cost(double bytes, double seconds) {
    /** The size of a data set, as far as costs depend on it. */
    public record Shape(double users, double items, double entries, double pairs) {
        static Shape of(io.daogou.learn.data.Sequences sequences) {
            double pairs = 0;
            for (int user = 0; user < sequences.users(); user++) {
                pairs += (double) sequences.count(user) * sequences.count(user);
            }
            return new Shape(sequences.users(), sequences.items(), sequences.size(), pairs);
        }
    }

    /** The heap that a new fit may use. */
    static long freeBytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
