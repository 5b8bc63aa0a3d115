package io.daogou.guide.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One language model, through LangChain4j. No tools are offered to it and no answer of it is ever carried out.
 *
 * <p><b>Threads:</b> any number; each call has a virtual thread of its own, which is left behind when the deadline is over.
 * <b>Failure:</b> whatever goes wrong, the answer is nothing. <b>Budget:</b> the deadline of the settings, a number of
 * calls a day and person, and at most {@value #MOST_AT_ONCE} calls at a time.
 */
public final class LanguageModel implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LanguageModel.class.getName());
    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_TOKENS = 400;
    private static final int LONGEST_ANSWER = 4_000;

    private final ModelSettings settings;
    private final OpenAiChatModel model;
    private final CallBudget budget;
    private final AtomicInteger atOnce = new AtomicInteger();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    public LanguageModel(ModelSettings settings, Clock clock) {
        this.settings = settings;
        budget = new CallBudget(settings.callsADay(), clock);
        model = OpenAiChatModel.builder()
                .baseUrl(settings.endpoint().toString())
                .apiKey(Objects.requireNonNullElse(settings.key(), "none"))
                .modelName(settings.model())
                .timeout(settings.deadline())
                .maxRetries(0)
                .temperature(0.0)
                .maxTokens(MOST_TOKENS)
                .build();
    }

    ModelSettings settings() {
        return settings;
    }

    /**
     * Asks once.
     *
     * @param person whose budget it uses
     * @param rules what the model is for
     * @param data what it is about; never rules
     */
    Optional<String> ask(String person, String rules, String data) {
        if (atOnce.incrementAndGet() > MOST_AT_ONCE || !budget.take(person)) {
            atOnce.decrementAndGet();
            return Optional.empty();
        }
        CompletableFuture<String> answer = new CompletableFuture<>();
        Future<?> call = callers.submit(() -> {
            try {
                answer.complete(Objects.requireNonNullElse(
                        model.chat(SystemMessage.from(rules), UserMessage.from(data))
                                .aiMessage()
                                .text(),
                        ""));
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            } finally {
                atOnce.decrementAndGet();
            }
        });
        try {
            String text = answer.get(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
            return text.isBlank() || text.length() > LONGEST_ANSWER ? Optional.empty() : Optional.of(text.strip());
        } catch (TimeoutException late) {
            call.cancel(true);
            LOG.log(Level.INFO, "the language model took longer than {0}", settings.deadline());
        } catch (ExecutionException failed) {
            LOG.log(Level.INFO, "the language model failed: {0}", String.valueOf(failed.getCause()));
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
