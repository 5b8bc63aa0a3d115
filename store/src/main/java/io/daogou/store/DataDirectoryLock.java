package io.daogou.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write in a data directory, held by one process at a time: a lock on the file {@value #FILE}, which also
 * says whose it is. The operating system lets go of it when the process dies, however it dies.
 */
final class DataDirectoryLock implements AutoCloseable {
    static final String FILE = "daogou.lock";

    /** Far behind the text, so that systems with mandatory locks let others read who holds it. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /** A second channel to a file would, when closed, end the first one's lock in the same process: so look here first. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DataDirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the lock or says who holds it. */
    static DataDirectoryLock take(Path dataDirectory) {
        try {
            Path directory = dataDirectory.toRealPath();
            if (!HELD_HERE.add(directory)) {
                throw held(directory, "this process");
            }
            return take(directory, directory.resolve(FILE));
        } catch (IOException failure) {
            throw new StoreException(
                    "The data directory " + dataDirectory + " cannot be written to (" + failure
                            + "); give this user the right to write there, or choose another directory",
                    failure);
        }
    }

    private static DataDirectoryLock take(Path directory, Path file) throws IOException {
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw held(directory, "process " + Files.readString(file).strip());
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            taken = true;
            return new DataDirectoryLock(directory, channel);
        } finally {
            if (!taken) {
                HELD_HERE.remove(directory);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static StoreException held(Path directory, String holder) {
        return new StoreException("The data directory " + directory + " is in use by " + holder
                + "; stop it first, choose another directory, or open this one for reading only");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            System.getLogger("io.daogou.store").log(System.Logger.Level.WARNING, "Cannot close " + FILE, failure);
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
