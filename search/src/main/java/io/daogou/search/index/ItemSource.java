package io.daogou.search.index;

import io.daogou.domain.item.Item;
import java.util.function.Consumer;

/** Where the truth about items is: {@code catalog::forEach}. */
@FunctionalInterface
public interface ItemSource {
    /** Gives every item once to a reader, on the caller's thread; may or may not give what is put meanwhile. */
    void forEach(Consumer<Item> reader);
}
