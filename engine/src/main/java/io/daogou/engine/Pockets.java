package io.daogou.engine;

import java.util.Optional;

/** Files with which devices rank by themselves, as {@code docs/pocket.md} describes them. */
public interface Pockets {
    /**
     * The file for a shelf, of the release that serves and the catalogue as it was at most five minutes ago; empty while no release
     * serves. The same bytes for everybody; belongs to whoever made it: never write to it.
     *
     * @param placement {@code home}, {@code item-similar} or {@code cart-together}
     * @throws io.daogou.domain.check.InvalidInput if there is no file for that shelf
     */
    Optional<byte[]> file(String placement);
}
