package io.daogou.engine.rank;

import io.daogou.domain.event.EventItem;
import io.daogou.domain.recommendation.RecommendedItem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/*
 * name "." marks "." signature
 *
 * marks      a Bloom filter of the items on the shelf, a byte an item, at most 64: three bits of an item's keyed hash
 * signature  the first 12 bytes of the HMAC-SHA-256 of all before it
 *
 * Nothing is kept of an answer, and no two processes need to know of each other's. An item that did not stand on a shelf of 20
 * passes for one that did in 3 of 100 cases, on one of 200 in 33: whoever cheats gains little, and only with items near by chance.
 */
/** Writes into a {@code recommendationId} what stood on its shelf, signed, so that an event can prove it. Threads: any number. */
public final class ShelfSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST_MARK_BYTES = 64;
    private static final int MARKS_PER_ITEM = 3;
    private static final int SIGNATURE_BYTES = 12;
    private static final char END = '.';

    private final Mac keyed;
    private final long seed;

    /** @param key of the shop */
    public ShelfSignature(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
        seed = Arrays.hashCode(key);
    }

    /** The identifier of an answer, at most 128 characters. */
    String sign(String name, List<RecommendedItem> items) {
        byte[] marks = new byte[Math.clamp(items.size(), 1, MOST_MARK_BYTES)];
        for (int i = 0; i < items.size(); i++) {
            long hash = hash(items.get(i).itemId());
            for (int k = 0; k < MARKS_PER_ITEM; k++) {
                int bit = bit(hash, k, marks.length);
                marks[bit >> 3] |= (byte) (1 << (bit & 7));
            }
        }
        String signed = name + END + Base64.getUrlEncoder().withoutPadding().encodeToString(marks);
        return signed + END + signature(signed);
    }

    /** Whether an answer of this shop had all these items on its shelf. */
    public boolean hasShown(@Nullable String recommendationId, List<EventItem> items) {
        int end = recommendationId == null ? -1 : recommendationId.lastIndexOf(END);
        if (recommendationId == null || end < 0 || items.isEmpty()) {
            return false;
        }
        String signed = recommendationId.substring(0, end);
        byte[] wanted = signature(signed).getBytes(StandardCharsets.US_ASCII);
        byte[] given = recommendationId.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, given)) {
            return false;
        }
        byte[] marks = Base64.getUrlDecoder().decode(signed.substring(signed.lastIndexOf(END) + 1));
        return items.stream().allMatch(item -> isMarked(marks, hash(item.itemId())));
    }

    private static boolean isMarked(byte[] marks, long hash) {
        for (int k = 0; k < MARKS_PER_ITEM; k++) {
            int bit = bit(hash, k, marks.length);
            if ((marks[bit >> 3] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(long hash, int k, int bytes) {
        return (int) ((hash >>> (k * 20) & 0xFFFFF) % (bytes * 8L));
    }

    private long hash(String itemId) {
        long hash = seed;
        for (int i = 0; i < itemId.length(); i++) {
            hash = (hash ^ itemId.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash ^ hash >>> 32;
    }

    private String signature(String text) {
        try {
            byte[] hash = ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, SIGNATURE_BYTES));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the Mac of every Java can be copied", impossible);
        }
    }
}
