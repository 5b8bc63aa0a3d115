package io.daogou.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/**
 * Many connections to one server over loopback, each sending its next request when the last is answered, or at a given
 * pace. A latency at a pace counts from the moment the request was due, so that a stall is not hidden by waiting.
 */
final class LoadClient {
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final int port;
    private final int connections;
    private final LongFunction<byte[]> requests;

    /**
     * What was measured.
     *
     * @param perSecond answered requests
     * @param p50Millis median latency
     * @param p99Millis latency of the slowest hundredth
     */
    record Result(double perSecond, double p50Millis, double p99Millis) {}

    /** @param requests the bytes of a request by its number */
    LoadClient(int port, int connections, LongFunction<byte[]> requests) {
        this.port = port;
        this.connections = connections;
        this.requests = requests;
    }

    /** A whole request. */
    static byte[] request(String method, String path, String key, byte[] body) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /** As many as can be answered. */
    Result atFullSpeed(double seconds) {
        return run(seconds, 0);
    }

    /** So many a second, spread evenly. */
    Result atPace(double seconds, double perSecond) {
        return run(seconds, perSecond);
    }

    private Result run(double seconds, double perSecond) {
        AtomicLong next = new AtomicLong();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        Histogram all = new Histogram(LONGEST_NANOS, 3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Histogram>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                parts.add(threads.submit(() -> connection(next, start, end, perSecond)));
            }
            for (Future<Histogram> part : parts) {
                all.add(part.get());
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("the load broke off: " + failure.getMessage(), failure);
        }
        double took = (System.nanoTime() - start) / 1e9;
        return new Result(
                all.getTotalCount() / took, all.getValueAtPercentile(50) / 1e6, all.getValueAtPercentile(99) / 1e6);
    }

    private Histogram connection(AtomicLong next, long start, long end, double perSecond) throws IOException {
        Histogram latencies = new Histogram(LONGEST_NANOS, 3);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            for (long number = next.getAndIncrement(); ; number = next.getAndIncrement()) {
                long due = perSecond == 0 ? System.nanoTime() : start + (long) (number / perSecond * 1e9);
                if (due >= end) {
                    return latencies;
                }
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(requests.apply(number));
                readAnswer(in);
                latencies.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - due));
            }
        }
    }

    private static void readAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException("the server answered " + status);
        }
        long length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        if (length < 0) {
            throw new IOException("the answer has no Content-Length");
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(48);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
