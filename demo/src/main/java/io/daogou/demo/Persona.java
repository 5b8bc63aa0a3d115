package io.daogou.demo;

import io.daogou.domain.event.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A simulated shopper, tastes aside.
 *
 * @param index the row in {@link Tastes}
 * @param member whether they ever log in
 * @param chinese the language they search in
 * @param phone what they use in the evening
 */
record Persona(int index, String shopperId, boolean member, boolean chinese, boolean hasComputer, Platform phone) {
    private static final Platform[] PHONES = {Platform.ANDROID, Platform.IOS, Platform.MINIPROGRAM, Platform.WEB};

    static Persona of(int index, SplittableRandom random) {
        return new Persona(
                index,
                "shopper-%05d".formatted(index + 1),
                random.nextDouble() < .75,
                random.nextDouble() < .8,
                random.nextDouble() < .7,
                PHONES[random.nextInt(PHONES.length)]);
    }

    List<String> devices() {
        List<String> devices = new ArrayList<>(List.of(device(true)));
        if (hasComputer) {
            devices.add(device(false));
        }
        return devices;
    }

    String device(boolean onPhone) {
        return (onPhone ? "phone-%05d" : "computer-%05d").formatted(index + 1);
    }

    Platform platform(boolean onPhone) {
        return onPhone ? phone : Platform.WEB;
    }
}
