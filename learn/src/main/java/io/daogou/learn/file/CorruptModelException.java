package io.daogou.learn.file;

import java.io.IOException;
import java.nio.file.Path;

/** Says that a file is not the model file it should be: damaged, cut short, foreign or of another kind. */
public final class CorruptModelException extends IOException {
    private static final long serialVersionUID = 1;

    /** Names the file, what was checked, what was expected and what was found. */
    public CorruptModelException(Path file, String what, Object expected, Object got) {
        super("Model file " + file + " is damaged or of another kind: " + what + " should be " + expected + " but is "
                + got + "; restore it or train again");
    }
}
