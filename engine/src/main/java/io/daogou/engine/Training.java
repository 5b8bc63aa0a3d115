package io.daogou.engine;

/** Learns a release from everything that is known. Threads: one training at a time, in the caller's thread. */
public interface Training {
    /**
     * Fits, measures, passes the gate, and publishes; a release that the gate refuses is kept aside with its reason.
     *
     * @return the new release; its status says whether it was published
     * @throws TrainingRefused if there is nothing to learn from, or a training is running
     */
    ReleaseInfo train(TrainingProgress progress);
}
