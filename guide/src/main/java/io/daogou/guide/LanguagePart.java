package io.daogou.guide;

/**
 * LangChain4j, which is not shipped, and looked for when it is wanted: only a shop that has a language model fetches it.
 * Classes of {@code io.daogou.guide.model} may be touched only after it was found.
 */
public final class LanguagePart {
    private static final String MARKER = "dev.langchain4j.model.openai.OpenAiChatModel";

    private LanguagePart() {}

    /** Whether its classes can be found; nothing of it is initialised. */
    public static boolean isThere() {
        return isThere(LanguagePart.class.getClassLoader());
    }

    static boolean isThere(ClassLoader loader) {
        try {
            Class.forName(MARKER, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** What it is and how to get it, for people. */
    public static String advice() {
        return "LangChain4j is an optional part and is not here: fetch it once with './daogou optional model' (7 MB)";
    }
}
