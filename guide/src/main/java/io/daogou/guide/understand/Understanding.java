package io.daogou.guide.understand;

import org.jspecify.annotations.Nullable;

/** Reads what somebody says. Threads: any number. */
public interface Understanding {
    /**
     * Reads an utterance; no text makes it fail.
     *
     * @param text as it was typed
     */
    Understood read(String text, Context context);

    /**
     * What helps to read a short answer.
     *
     * @param lexicon the words of the catalogue as it is
     * @param category the name of the category that is talked about; none yet
     * @param asked the slot of the question that is open; none
     * @param person who speaks, for what is limited per person
     */
    record Context(
            Lexicon lexicon,
            @Nullable String category,
            @Nullable String asked,
            String person) {}
}
