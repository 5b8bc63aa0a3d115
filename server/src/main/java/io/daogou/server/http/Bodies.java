package io.daogou.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes request bodies, with their types and sizes checked before anything is read. */
final class Bodies {
    private static final int FIRST_GUESS = 4_096;

    /** What is announced is not there yet: a thousand announcements must not take a gigabyte. */
    private static final int MOST_ON_TRUST = 65_536;

    private Bodies() {}

    /** The whole body. */
    static byte[] read(HttpServletRequest request, String type, int most) throws IOException {
        long announced = check(request, type, most);
        InputStream in = request.getInputStream();
        Pace pace = new Pace(System::nanoTime);
        byte[] body = new byte[announced < 0 ? FIRST_GUESS : (int) Math.min(announced, MOST_ON_TRUST)];
        int length = 0;
        while (true) {
            int read = in.read(body, length, body.length - length);
            if (read > 0) {
                length += read;
            }
            if (read < 0 || (length == body.length && length == announced)) {
                return length == body.length ? body : Arrays.copyOf(body, length);
            }
            if (length > most) {
                throw tooLarge("more than " + most, most);
            }
            pace.check(length);
            if (length == body.length) {
                body = Arrays.copyOf(body, Math.min(2 * length, most + 1));
            }
        }
    }

    /** The body to be read piece by piece; what is beyond {@code most} is a problem when it comes. */
    static InputStream stream(HttpServletRequest request, String type, int most) throws IOException {
        check(request, type, most);
        return new LimitedStream(request.getInputStream(), most);
    }

    private static long check(HttpServletRequest request, String type, int most) {
        checkType(request.getContentType(), type);
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "the body is " + encoding + "; send it without compression");
        }
        long announced = request.getContentLengthLong();
        if (announced > most) {
            throw tooLarge(String.valueOf(announced), most);
        }
        return announced;
    }

    private static void checkType(@Nullable String given, String type) {
        String plain = given == null ? "" : given.toLowerCase(Locale.ROOT).replace(" ", "");
        if (!plain.equals(type)
                && !plain.equals(type + ";charset=utf-8")
                && !plain.equals(type + ";charset=\"utf-8\"")) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "the body is " + (given == null ? "of no type" : given) + "; send Content-Type: " + type
                            + ", in UTF-8");
        }
    }

    private static Problem tooLarge(String size, int most) {
        return Problem.of(
                        ProblemType.TOO_LARGE,
                        "the body has " + size + " bytes and " + most + " are allowed; send it in several parts")
                .with("Connection", "close");
    }

    /** Counts what goes through. */
    private static final class LimitedStream extends InputStream {
        private final InputStream in;
        private final int most;
        private final Pace pace = new Pace(System::nanoTime);
        private long length;

        LimitedStream(InputStream in, int most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int read = in.read(bytes, offset, count);
            length += Math.max(0, read);
            if (length > most) {
                throw tooLarge("more than " + most, most);
            }
            pace.check(length);
            return read;
        }
    }
}
