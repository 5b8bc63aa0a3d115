package io.daogou.server.json;

import io.daogou.domain.check.Check;
import io.daogou.domain.shopper.Purpose;
import io.daogou.engine.people.Said;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of a consent while they are being read, in whatever order they come. */
final class ConsentDraft {
    private static final List<String> FIELDS =
            List.of("necessary", "analytics", "personalization", "source", "version");
    private static final String OTHERWISE = "unknown";
    private static final String ADULT = "adult";
    private static final String MINOR = "minor";

    private final String place;
    private final boolean aboutAge;
    private final Map<Purpose, Boolean> granted = new EnumMap<>(Purpose.class);
    private String source = OTHERWISE;
    private String version = OTHERWISE;
    private @Nullable Boolean minor;

    /**
     * @param place where it stands, for refusals
     * @param aboutAge whether it may tell an age group too
     */
    ConsentDraft(String place, boolean aboutAge) {
        this.place = place;
        this.aboutAge = aboutAge;
    }

    /** Reads the object that the parser stands on. */
    ConsentDraft read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Json.wrongType(parser, place, "is not an object", "give an object with a purpose or more");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            take(name, parser);
        }
        return this;
    }

    private void take(String name, JsonParser parser) {
        switch (name) {
            case "necessary", "analytics", "personalization" ->
                granted.put(Purpose.ofWireName(name), granted(parser, place + "." + name));
            case "source" -> source = Check.id(name, Json.text(parser, name));
            case "version" -> version = Check.id(name, Json.text(parser, name));
            case "ageGroup" -> {
                if (!aboutAge) {
                    throw Json.unknownField(place, name, FIELDS);
                }
                minor = minor(parser);
            }
            default -> throw Json.unknownField(place, name, FIELDS);
        }
    }

    /** True and false, and the words of Google's consent mode. */
    private static boolean granted(JsonParser parser, String field) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING ->
                switch (parser.getString()) {
                    case "granted" -> true;
                    case "denied" -> false;
                    default -> throw unclear(parser, field);
                };
            default -> throw unclear(parser, field);
        };
    }

    private static InvalidField unclear(JsonParser parser, String field) {
        return Json.wrongType(parser, field, "is unclear", "give true or false, or \"granted\" or \"denied\"");
    }

    private boolean minor(JsonParser parser) {
        String group = Json.text(parser, "ageGroup");
        if (!group.equals(MINOR) && !group.equals(ADULT)) {
            throw Json.wrongType(parser, "ageGroup", "is not known", "use " + ADULT + " or " + MINOR);
        }
        return group.equals(MINOR);
    }

    Said said() {
        return new Said(granted, source, version);
    }

    /** Whether it says that the person is a minor; none: it does not say. */
    @Nullable
    Boolean minor() {
        return minor;
    }
}
