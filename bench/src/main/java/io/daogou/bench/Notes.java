package io.daogou.bench;

import io.daogou.learn.lab.Reporter;
import io.daogou.learn.model.Progress;

/** Tells on the error stream what was tried and taken for a data set. */
record Notes(String name) implements Reporter {
    @Override
    public Progress step(String step) {
        return Progress.NONE;
    }

    @Override
    public void note(String line) {
        System.err.println(name + ": " + line);
    }
}
