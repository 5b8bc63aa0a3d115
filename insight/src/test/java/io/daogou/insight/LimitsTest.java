package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.daogou.insight.analysis.Endless;
import io.daogou.insight.analysis.Rfm;
import io.daogou.insight.analysis.RfmAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A question that takes too long, is called off, or comes while too many are answered ends soon, and others go on. */
@Timeout(120)
final class LimitsTest {
    private static final Rfm QUICK = new Rfm(Instant.parse("2026-06-10T00:00:00Z"), "EUR");

    @TempDir
    private Path folder;

    private Insight open(Shop shop, int waiting, int deadlineSeconds) {
        return Insight.open(
                folder.resolve("limited"),
                shop.sources(),
                new InsightSettings(512, 1_024, 2, 1, waiting, deadlineSeconds, 3_600));
    }

    private static Endless endless() {
        return new Endless(new CountDownLatch(1));
    }

    @Test
    void whatTakesTooLongIsRefusedAndTheNextQuestionIsAnswered() {
        try (Shop shop = Logs.chance(folder.resolve("log"), 1, 500);
                Insight insight = open(shop, 0, 3)) {
            insight.refresh();
            long begin = System.nanoTime();
            InsightRefused refused = refused(() -> insight.ask(endless()));
            assertThat(refused.reason()).isEqualTo(InsightRefused.Reason.TOO_LARGE);
            assertThat(refused).hasMessageContaining("takes longer than 3 s");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
            // The one thread that answers is free again.
            assertThat(insight.ask(QUICK).segments()).isNotEmpty();
        }
    }

    @Test
    void whoIsInterruptedGetsNoAnswerAndTheNextQuestionIsAnswered() throws InterruptedException {
        try (Shop shop = Logs.chance(folder.resolve("log"), 1, 500);
                Insight insight = open(shop, 0, 100)) {
            Endless question = endless();
            AtomicReference<InsightRefused> refusal = new AtomicReference<>();
            Thread asking = Thread.ofPlatform().start(() -> refusal.set(refused(() -> insight.ask(question))));
            question.begun().await();
            asking.interrupt();
            asking.join();
            assertThat(refusal.get().reason()).isEqualTo(InsightRefused.Reason.BUSY);
            assertThat(refusal.get()).hasMessageContaining("called off");
            assertThat(insight.ask(QUICK).segments()).isNotEmpty();
        }
    }

    @Test
    void oneTooManyIsRefusedAtOnceAndOneThatMayWaitIsNot() throws InterruptedException {
        try (Shop shop = Logs.chance(folder.resolve("log"), 1, 500);
                Insight insight = open(shop, 1, 100)) {
            Endless question = endless();
            Thread asking = Thread.ofPlatform().start(() -> refused(() -> insight.ask(question)));
            question.begun().await();
            AtomicReference<RfmAnswer> answer = new AtomicReference<>();
            Thread waiting = Thread.ofPlatform().start(() -> answer.set(insight.ask(QUICK)));
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            InsightRefused refused = refused(() -> insight.ask(QUICK));
            assertThat(refused.reason()).isEqualTo(InsightRefused.Reason.BUSY);
            assertThat(refused).hasMessageContaining("too many questions");
            assertThat(answer.get()).isNull();
            asking.interrupt();
            asking.join();
            waiting.join();
            assertThat(answer.get().segments()).isNotEmpty();
        }
    }

    @Test
    void closingEndsWhatIsBeingAnswered() throws InterruptedException {
        AtomicReference<InsightRefused> refusal = new AtomicReference<>();
        Thread asking;
        try (Shop shop = Logs.chance(folder.resolve("log"), 1, 500);
                Insight insight = open(shop, 0, 100)) {
            Endless question = endless();
            asking = Thread.ofPlatform().start(() -> refusal.set(refused(() -> insight.ask(question))));
            question.begun().await();
        }
        asking.join();
        assertThat(refusal.get().reason()).isEqualTo(InsightRefused.Reason.BUSY);
        assertThat(refusal.get()).hasMessageContaining("being closed");
    }

    private static InsightRefused refused(Runnable asking) {
        return catchThrowableOfType(InsightRefused.class, asking::run);
    }
}
