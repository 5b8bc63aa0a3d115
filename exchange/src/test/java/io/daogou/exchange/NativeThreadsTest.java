package io.daogou.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Native calls run on platform threads, whoever makes them, and what is missing says what to do. */
final class NativeThreadsTest {
    @Test
    void aCallFromAVirtualThreadRunsOnAPlatformThread() throws InterruptedException {
        try (NativeThreads threads = new NativeThreads("native", 1)) {
            AtomicReference<Thread> ran = new AtomicReference<>();
            Thread caller = Thread.ofVirtual().start(() -> call(threads, () -> ran.set(Thread.currentThread())));
            caller.join();
            assertThat(ran.get().isVirtual()).isFalse();
            assertThat(ran.get().getName()).isEqualTo("native-0");
        }
    }

    @Test
    void anInterruptDoesNotLeaveACallBehind() throws InterruptedException {
        try (NativeThreads threads = new NativeThreads("native", 1)) {
            AtomicReference<Boolean> kept = new AtomicReference<>();
            AtomicReference<String> done = new AtomicReference<>("not yet");
            Thread caller = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                call(threads, () -> done.set("done"));
                kept.set(Thread.currentThread().isInterrupted() && "done".equals(done.get()));
            });
            caller.join();
            assertThat(kept.get()).isTrue();
        }
    }

    @Test
    void whatACallThrowsItsCallerGets() {
        NativeThreads threads = new NativeThreads("native", 1);
        assertThatThrownBy(() -> threads.call(() -> {
                    throw new IOException("as it was");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("as it was");
        assertThatThrownBy(() -> threads.call(() -> {
                    throw new UnsatisfiedLinkError("no such library");
                }))
                .isInstanceOf(UnsatisfiedLinkError.class);
        threads.close();
        assertThatThrownBy(() -> threads.call(() -> 1)).hasMessage("The threads for native calls are closed");
    }

    @Test
    void aPartThatIsMissingSaysHowToGetIt() {
        ClassLoader bare = ClassLoader.getPlatformClassLoader();
        assertThat(OptionalPart.ONNX_RUNTIME.isThere(bare)).isFalse();
        assertThat(OptionalPart.DUCKDB.isThere(bare)).isFalse();
        assertThat(OptionalPart.DUCKDB.isThere()).isTrue();
        assertThat(OptionalPart.ONNX_RUNTIME.missing())
                .hasMessage("ONNX Runtime is an optional part and is not here:"
                        + " fetch it once with './daogou optional onnx' (54 MB)");
    }

    private static void call(NativeThreads threads, Runnable work) {
        try {
            var _ = threads.call(() -> {
                work.run();
                return 0;
            });
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }
}
