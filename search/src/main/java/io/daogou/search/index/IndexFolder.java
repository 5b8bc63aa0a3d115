package io.daogou.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NativeFSLockFactory;

/**
 * Where one process keeps its index: {@code search/1}, {@code search/2} and so on, the first that nobody holds. The operating
 * system lets go of it when the process dies.
 */
final class IndexFolder implements AutoCloseable {
    private static final int MOST = 16;
    private static final String QUARANTINE = "damaged";

    private final Path root;
    private final Lock lock;

    private IndexFolder(Path root, Lock lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Takes the first free folder. */
    static IndexFolder take(Path search) throws IOException {
        for (int number = 1; number <= MOST; number++) {
            Path root = Files.createDirectories(search.resolve(String.valueOf(number)));
            try (FSDirectory directory = new MMapDirectory(root, NativeFSLockFactory.INSTANCE)) {
                return new IndexFolder(root, directory.obtainLock("process.lock"));
            } catch (LockObtainFailedException held) {
                // Another process has it: the next may be free.
            }
        }
        throw new IOException(MOST + " processes have their index in " + search + " already; end one of them");
    }

    /** The index, which may be there or not, whole or not. */
    FSDirectory directory() throws IOException {
        return new MMapDirectory(Files.createDirectories(root.resolve("index")));
    }

    /** Puts the index aside, for whoever wants to know what became of it; the one put aside before is thrown away. */
    void quarantine() {
        Path index = root.resolve("index");
        Path aside = root.resolve(QUARANTINE);
        try {
            delete(aside);
            if (Files.exists(index)) {
                Files.move(index, aside);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walked = Files.walk(folder)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
