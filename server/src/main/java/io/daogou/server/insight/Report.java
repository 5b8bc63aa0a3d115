package io.daogou.server.insight;

import io.daogou.server.json.JsonWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as JSON, from the record it is: names of components are names of fields, and what is not known is left out. */
public final class Report {
    private Report() {}

    public static JsonWriter json(Record answer) {
        JsonWriter json = new JsonWriter(4_096);
        write(json, answer);
        return json;
    }

    private static void write(JsonWriter json, Object value) {
        switch (value) {
            case Record fields -> {
                json.beginObject();
                for (RecordComponent component : fields.getClass().getRecordComponents()) {
                    Object field = value(fields, component);
                    if (field != null) {
                        json.name(component.getName());
                        write(json, field);
                    }
                }
                json.endObject();
            }
            case List<?> all -> {
                json.beginArray();
                all.forEach(one -> write(json, one));
                json.endArray();
            }
            case BigDecimal amount -> json.number(amount);
            case Double real -> json.number(real.doubleValue());
            case Number whole -> json.number(whole.longValue());
            case Boolean truth -> json.bool(truth);
            default -> json.text(value.toString());
        }
    }

    /** A component's value; null where it has none. */
    static @Nullable Object value(Record answer, RecordComponent component) {
        try {
            return component.getAccessor().invoke(answer);
        } catch (IllegalAccessException | InvocationTargetException closed) {
            throw new IllegalStateException(component + " cannot be read", closed);
        }
    }
}
