package io.daogou.engine;

/** Is told how a training goes on, and may stop it. Called from the training's thread. */
public interface TrainingProgress {
    /** Nobody watches. */
    TrainingProgress SILENT = (step, done, total) -> {};

    /**
     * @param step what is done now, for people: {@code fitting ease}
     * @param done of {@code total}, in units of the step
     */
    void update(String step, long done, long total);

    /** Something worth knowing, in one line: what a model was measured at, the loss of an epoch, what was left out. */
    default void note(String line) {}

    /** Whether to stop at the next opportunity; nothing is published then. */
    default boolean cancelled() {
        return false;
    }
}
