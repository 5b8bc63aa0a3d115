package io.daogou.insight.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one process keeps its columns. DuckDB lets one process at a time open a file, so each that analyses beside another has a
 * folder of its own: {@code insight/1}, {@code insight/2} and so on, the first that nobody holds. The operating system lets go of it
 * when the process dies.
 */
public final class ColumnsFolder implements AutoCloseable {
    private static final int MOST = 16;

    /** A second channel to a file would, when closed, end the first one's lock in the same process: so look here first. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lock;

    private ColumnsFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Takes the first free folder.
     *
     * @throws UncheckedIOException if nothing can be written there, or {@value #MOST} processes are there already
     */
    public static ColumnsFolder take(Path insight) {
        try {
            for (int number = 1; number <= MOST; number++) {
                Path root = Files.createDirectories(insight.resolve(String.valueOf(number)));
                FileChannel lock = lock(root.toRealPath());
                if (lock != null) {
                    return new ColumnsFolder(root.toRealPath(), lock);
                }
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(new IOException(
                    "the columns cannot be kept in " + insight + " (" + refused
                            + "); give this user the right to write there",
                    refused));
        }
        throw new UncheckedIOException(
                new IOException(MOST + " processes have their columns in " + insight + " already; end one of them"));
    }

    private static @Nullable FileChannel lock(Path root) throws IOException {
        if (!HELD_HERE.add(root)) {
            return null;
        }
        boolean taken = false;
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            taken = channel.tryLock() != null;
            return taken ? channel : null;
        } finally {
            if (!taken) {
                channel.close();
                HELD_HERE.remove(root);
            }
        }
    }

    Path root() {
        return root;
    }

    Path file() {
        return root.resolve("columns.duckdb");
    }

    Path spill() {
        return root.resolve("spill");
    }

    /** Throws the columns away, whatever is in them; the file must not be open. */
    void deleteColumns() {
        try {
            deleteAllBut(root, root.resolve("lock"));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    new IOException("the columns in " + root + " cannot be deleted: " + failure.getMessage(), failure));
        }
    }

    /** Throws all columns of a shop away, whoever left them there; nothing if there are none. */
    public static void deleteAll(Path insight) {
        if (!Files.isDirectory(insight)) {
            return;
        }
        try (Stream<Path> folders = Files.list(insight)) {
            for (Path folder : folders.toList()) {
                deleteAllBut(folder, folder.resolve("lock"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(new IOException(
                    "the columns in " + insight + " cannot be deleted: " + failure.getMessage(), failure));
        }
    }

    /** Throws away what processes beside this one have left, or still use: then their bytes go when they end. */
    void deleteOthers() {
        try {
            for (Path other : others()) {
                deleteAllBut(other, other.resolve("lock"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(new IOException(
                    "the columns beside " + root + " cannot be deleted: " + failure.getMessage(), failure));
        }
    }

    private List<Path> others() throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve("..").normalize())) {
            return folders.filter(one -> !one.equals(root)).toList();
        }
    }

    private static void deleteAllBut(Path folder, Path kept) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(kept)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!directory.equals(folder)) {
                    Files.delete(directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Lets go of the folder; what is in it stays for the next. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            System.getLogger("io.daogou.insight").log(System.Logger.Level.WARNING, "Cannot close " + root, failure);
        } finally {
            HELD_HERE.remove(root);
        }
    }
}
