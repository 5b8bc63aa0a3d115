package io.daogou.learn.layer;

/** Arrays that are used again and only grow. */
final class Room {
    private Room() {}

    /** The array if it has at least so many places, or a new one, whose content is lost. */
    static float[] of(float[] array, int places) {
        return array.length >= places ? array : new float[Math.max(places, array.length + array.length / 2)];
    }
}
