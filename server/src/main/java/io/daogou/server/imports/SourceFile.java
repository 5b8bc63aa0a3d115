package io.daogou.server.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file to import: plain or gzip, with or without a byte order mark. Can be opened many times; counts what was read. */
final class SourceFile {
    /** Stands for bytes that are not text: no character, unlike U+FFFD, which a file may truly have. */
    static final char BROKEN = '\uffff';

    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f8b;
    private static final int ZIP = 0x504b;

    private final Path path;
    private final Charset charset;
    private final long size;
    private final boolean gzip;
    private long taken;

    private SourceFile(Path path, Charset charset, long size, boolean gzip) {
        this.path = path;
        this.charset = charset;
        this.size = size;
        this.gzip = gzip;
    }

    static SourceFile of(Path path, Charset charset) {
        if (!Files.exists(path)) {
            throw new ImportFailure(path + ": there is no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new ImportFailure(path + ": is not a file; name the files in it one by one");
        }
        if (!Files.isReadable(path)) {
            throw new ImportFailure(path + ": may not be read; check its permissions");
        }
        try {
            return new SourceFile(path, charset, Files.size(path), isGzip(path));
        } catch (IOException unreadable) {
            throw failure(path, unreadable);
        }
    }

    private static boolean isGzip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(2);
            if (start.length == 0) {
                throw new ImportFailure(path + ": is empty");
            }
            int magic = start.length < 2 ? 0 : ((start[0] & 0xff) << 8) | (start[1] & 0xff);
            if (magic == ZIP) {
                throw new ImportFailure(path + ": is a zip archive or a spreadsheet; unpack it, or save it as CSV");
            }
            return magic == GZIP;
        }
    }

    /** What an error while reading means, in words. */
    static ImportFailure failure(Path path, IOException error) {
        String reason = switch (error) {
            case EOFException cut -> "ends too early: the gzip file was cut off";
            case ZipException damaged -> "is a damaged gzip file: " + damaged.getMessage();
            default -> "cannot be read: " + error.getMessage();
        };
        return new ImportFailure(path + ": " + reason, error);
    }

    Path path() {
        return path;
    }

    /** Bytes on disk. */
    long size() {
        return size;
    }

    /** Bytes of the disk's taken since the file was last opened. */
    long taken() {
        return taken;
    }

    /** The text; bytes that are not in the charset become {@link #BROKEN}. */
    Reader openText() throws IOException {
        PushbackInputStream in = new PushbackInputStream(openBytes(), 3);
        byte[] start = in.readNBytes(3);
        int bom = Bom.length(start);
        in.unread(start, bom, start.length - bom);
        CharsetDecoder decoder = (bom == 0 ? charset : Bom.charset(start))
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BROKEN));
        return new InputStreamReader(in, decoder);
    }

    /** The bytes, unpacked. */
    InputStream openBytes() throws IOException {
        taken = 0;
        InputStream counted = new Counted(Files.newInputStream(path));
        return gzip ? new GZIPInputStream(counted, BUFFER) : new BufferedInputStream(counted, BUFFER);
    }

    /** Marks that say how a text is encoded. */
    private static final class Bom {
        static int length(byte[] start) {
            if (start.length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf) {
                return 3;
            }
            boolean utf16 = start.length >= 2
                    && ((start[0] == (byte) 0xff && start[1] == (byte) 0xfe)
                            || (start[0] == (byte) 0xfe && start[1] == (byte) 0xff));
            return utf16 ? 2 : 0;
        }

        static Charset charset(byte[] start) {
            return switch (start[0]) {
                case (byte) 0xff -> StandardCharsets.UTF_16LE;
                case (byte) 0xfe -> StandardCharsets.UTF_16BE;
                default -> StandardCharsets.UTF_8;
            };
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            taken += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            taken += Math.max(0, count);
            return count;
        }
    }
}
