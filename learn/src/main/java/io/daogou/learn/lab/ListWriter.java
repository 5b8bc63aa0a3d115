package io.daogou.learn.lab;

import io.daogou.learn.data.Vocabulary;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a text file whole or not at all: into a file beside, which takes the name at the end.
 *
 * <p>What is no plain file, such as {@code /dev/stdout}, is written as it comes.
 */
public final class ListWriter implements Closeable {
    private final Path file;
    private final Path beside;
    private final BufferedWriter out;
    private boolean done;

    /**
     * Begins a file.
     *
     * @throws BadFile if nothing can be written there
     */
    public ListWriter(Path file) {
        check(file);
        boolean direct = isDirect(file);
        this.file = direct ? file : real(file);
        this.beside = direct
                ? file
                : this.file.resolveSibling("." + this.file.getFileName() + "."
                        + ProcessHandle.current().pid() + ".part");
        try {
            this.out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8);
        } catch (IOException refused) {
            throw new BadFile(file, "cannot be written (" + refused.getMessage() + "); name another file");
        }
    }

    /**
     * Looks whether a file can be written, before long work is done for it.
     *
     * @throws BadFile if not
     */
    public static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new BadFile(file, "is a folder; name a file to write");
        }
        if (isDirect(file)) {
            return;
        }
        Path parent = real(file).toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new BadFile(file, "cannot be written; name a file in a folder that is there and may be written");
        }
    }

    private static boolean isDirect(Path file) {
        // What /dev/stdout leads to may be a plain file, but one that others hold open.
        Path whole = file.toAbsolutePath().normalize();
        return Files.exists(file)
                && (!Files.isRegularFile(file) || whole.startsWith("/dev") || whole.startsWith("/proc"));
    }

    /** Whether both are one plain file, or will be. */
    public static boolean same(Path one, Path other) {
        if (isDirect(one) || isDirect(other)) {
            return false;
        }
        return real(one).equals(real(other));
    }

    /** Where links lead, so that not a link is replaced but its target. */
    private static Path real(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        try {
            if (Files.exists(whole)) {
                return whole.toRealPath();
            }
            Path parent = whole.getParent();
            return parent != null && Files.exists(parent) ? parent.toRealPath().resolve(whole.getFileName()) : whole;
        } catch (IOException unreadable) {
            return whole;
        }
    }

    /** Adds a list: who, a tab, and the items with blanks between them, best first. */
    public void list(String who, int[] list, Vocabulary items) {
        try {
            out.write(who);
            out.write('\t');
            for (int k = 0; k < list.length; k++) {
                if (k > 0) {
                    out.write(' ');
                }
                out.write(items.id(list[k]));
            }
            out.write('\n');
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "cannot write all of " + file + " (" + refused.getMessage() + "); make room there", refused);
        }
    }

    /** Adds text. */
    public void text(String text) {
        try {
            out.write(text);
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "cannot write all of " + file + " (" + refused.getMessage() + "); make room there", refused);
        }
    }

    /** Ends the file and gives it its name. */
    public void finish() {
        try {
            out.close();
            if (!beside.equals(file)) {
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            done = true;
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "cannot write all of " + file + " (" + refused.getMessage() + "); make room there", refused);
        }
    }

    /** Leaves nothing behind unless the file was finished; may be called again, and by another thread. */
    @Override
    public void close() {
        if (done) {
            return;
        }
        try {
            if (!beside.equals(file)) {
                Files.deleteIfExists(beside);
            }
            out.close();
        } catch (IOException ignored) {
            // There is nothing left to save.
        }
    }
}
