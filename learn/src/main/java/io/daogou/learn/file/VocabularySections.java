package io.daogou.learn.file;

import io.daogou.learn.data.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A vocabulary as the UTF-8 lengths of its ids and all their bytes in a row. */
final class VocabularySections {
    private VocabularySections() {}

    static Sections of(String kind, Vocabulary vocabulary) {
        int[] lengths = new int[vocabulary.size()];
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int index = 0; index < lengths.length; index++) {
            byte[] bytes = encode(vocabulary.id(index));
            lengths[index] = bytes.length;
            all.writeBytes(bytes);
        }
        return Sections.of(kind, new Section.Ints("lengths", lengths), new Section.Bytes("utf8", all.toByteArray()));
    }

    private static byte[] encode(String id) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(id));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The id '" + id + "' is not valid Unicode and cannot be saved", e);
        }
    }

    static Vocabulary vocabulary(int[] lengths, byte[] bytes) {
        Vocabulary.Builder builder = Vocabulary.builder();
        int from = 0;
        for (int index = 0; index < lengths.length; index++) {
            int length = lengths[index];
            if (length < 0 || length > bytes.length - from) {
                throw new IllegalArgumentException("id " + index + " reaches past the end of its section");
            }
            if (builder.add(new String(bytes, from, length, StandardCharsets.UTF_8)) != index) {
                throw new IllegalArgumentException("id " + index + " occurs twice");
            }
            from += length;
        }
        return builder.build();
    }
}
