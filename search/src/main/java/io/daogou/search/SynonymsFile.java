package io.daogou.search;

import io.daogou.domain.check.InvalidInput;
import io.daogou.search.text.Synonyms;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Synonyms that follow their file. A file that cannot be read changes nothing and is told in the log, once. */
final class SynonymsFile {
    private static final System.Logger LOG = System.getLogger("io.daogou.search");
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final @Nullable Path file;
    private volatile Synonyms synonyms = Synonyms.NONE;
    private volatile long lookedAt = System.nanoTime() - LOOK_NANOS;
    private String seen = "";

    SynonymsFile(@Nullable Path file) {
        this.file = file;
    }

    /** The synonyms as the file has them, or had them half a second ago. */
    Synonyms current() {
        if (file != null && System.nanoTime() - lookedAt >= LOOK_NANOS) {
            look(file);
        }
        return synonyms;
    }

    private synchronized void look(Path path) {
        if (System.nanoTime() - lookedAt < LOOK_NANOS) {
            return;
        }
        lookedAt = System.nanoTime();
        String state = "";
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            state = attributes.lastModifiedTime() + " " + attributes.size();
            if (!state.equals(seen)) {
                synonyms = Synonyms.of(Files.readAllLines(path));
            }
        } catch (NoSuchFileException none) {
            synonyms = Synonyms.NONE;
        } catch (IOException | InvalidInput unusable) {
            if (!state.equals(seen)) {
                LOG.log(Level.WARNING, "The synonyms in " + path + " stay as they were: " + unusable.getMessage());
            }
        }
        seen = state;
    }
}
