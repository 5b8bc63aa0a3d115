package io.daogou.store;

import io.daogou.domain.event.Event;
import java.util.List;

/**
 * A process that appends batches from several threads until it is killed. It prints the name of each batch, ended by a
 * semicolon, once the append has returned.
 */
final class AppendingProcess {
    static final int THREADS = 4;

    private AppendingProcess() {}

    public static void main(String[] arguments) {
        Store store = Store.open(StoreUrl.parse(arguments[0]));
        say("open");
        for (int i = 0; i < THREADS; i++) {
            String prefix = arguments[1] + "-" + i + "-";
            Thread.ofPlatform().start(() -> append(store, prefix));
        }
    }

    private static void append(Store store, String prefix) {
        for (int i = 0; ; i++) {
            store.events().append(batch(prefix + i));
            say(prefix + i);
        }
    }

    private static void say(String word) {
        synchronized (AppendingProcess.class) {
            System.out.print(word + ";\n");
            System.out.flush();
        }
    }

    /** The events of a batch follow from its name: 1 to 40 of them. */
    static List<Event> batch(String name) {
        return Samples.views(name + "-", 1 + Math.floorMod(name.hashCode(), 40));
    }
}
