package io.daogou.engine;

/** Learns a release from everything that is known. Threads: one training at a time, in the caller's thread. */
public interface Training {
    /**
     * Fits, measures, passes the gate, and publishes; a release that the gate refuses is kept aside with its reason.
     *
     * @return the new release; its status says whether it was published
     * @throws TrainingRefused if there is nothing to learn from, a training is running, or the progress cancelled it
     */
    ReleaseInfo train(TrainingProgress progress);
}
