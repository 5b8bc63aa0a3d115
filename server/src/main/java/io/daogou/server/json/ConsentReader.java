package io.daogou.server.json;

import io.daogou.engine.people.Said;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Reads small bodies of the calls about people. Threads: any number. */
public final class ConsentReader {
    /**
     * What a call says.
     *
     * @param minor whether the person is a minor; none: it does not say
     */
    public record Consent(Said said, @Nullable Boolean minor) {}

    private ConsentReader() {}

    /**
     * Reads a consent in UTF-8.
     *
     * @throws MalformedJson if it is not JSON
     */
    public static Consent read(byte[] text) {
        try (JsonParser parser = Json.parser(text, 0, text.length)) {
            parser.nextToken();
            ConsentDraft draft = new ConsentDraft("consent", true).read(parser);
            return new Consent(draft.said(), draft.minor());
        } catch (JacksonException malformed) {
            throw MalformedJson.of(malformed);
        }
    }
}
