package io.daogou.domain.shopper;

/** Keys of the shop's own: the same in all its processes and after every start, and known to nobody else. */
@FunctionalInterface
public interface Secrets {
    /** The key for one use, of 32 bytes; those of different uses say nothing of each other. */
    byte[] key(String use);
}
