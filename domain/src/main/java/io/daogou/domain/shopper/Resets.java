package io.daogou.domain.shopper;

import java.util.List;
import java.util.function.Consumer;

/**
 * The truth about which interests people do not want to be known by. Of each interest, and of all together, the latest
 * reset stands.
 *
 * <p><b>Threads:</b> any number; a caller is held until its change is durable. <b>Failure:</b> a change that cannot be
 * kept throws {@link java.io.UncheckedIOException} and changes nothing.
 */
public interface Resets {
    /** Records a reset; durable when it returns. */
    void record(Reset reset);

    /** The resets of a subject that stand. */
    List<Reset> of(Subject subject);

    /** Gives every reset that stands to a reader. */
    void forEach(Consumer<Reset> reader);
}
