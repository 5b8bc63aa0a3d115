package io.daogou.learn.lab;

import io.daogou.learn.model.Progress;

/** Hears how long work goes on, and says when nobody wants it any more. */
public interface Reporter {
    /** Reports nothing and never cancels. */
    Reporter NONE = new Reporter() {
        @Override
        public Progress step(String name) {
            return Progress.NONE;
        }

        @Override
        public void note(String line) {}
    };

    /** A new step begins, such as {@code fitting ease}; its progress goes to what is answered. */
    Progress step(String name);

    /** Something a person should know, in one line. */
    void note(String line);
}
