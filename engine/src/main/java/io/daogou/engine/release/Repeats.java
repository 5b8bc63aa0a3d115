package io.daogou.engine.release;

/** After how long what was bought is usually bought again, by item. Immutable. */
public final class Repeats {
    private final float[] days;

    /** @param days by item; 0 for one that is not bought again, or by too few to tell */
    public Repeats(float[] days) {
        this.days = days.clone();
    }

    /** Nothing is bought again. */
    static Repeats none(int items) {
        return new Repeats(new float[items]);
    }

    int items() {
        return days.length;
    }

    /** Days between two purchases of an item by the same shopper, the middle one; 0 where that cannot be told. */
    public double days(int item) {
        return days[item];
    }

    float[] toArray() {
        return days.clone();
    }
}
