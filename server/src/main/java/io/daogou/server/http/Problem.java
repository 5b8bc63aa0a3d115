package io.daogou.server.http;

import io.daogou.server.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller, as {@code application/problem+json} (RFC 9457). Carries no stack trace. */
final class Problem extends RuntimeException {
    static final String CONTENT_TYPE = "application/problem+json";
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final int status;
    private final transient @Nullable String field;
    private final transient Map<String, String> headers;

    private Problem(ProblemType type, int status, String detail, @Nullable String field, Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.status = status;
        this.field = field;
        this.headers = headers;
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, type.status(), detail, null, Map.of());
    }

    static Problem invalid(String field, String detail) {
        return new Problem(ProblemType.INVALID_INPUT, 400, detail, field, Map.of());
    }

    static Problem ofStatus(int status, String detail) {
        return new Problem(ProblemType.ofStatus(status), status, detail, null, Map.of());
    }

    Problem with(String header, String value) {
        return new Problem(type, status, detail(), field, Map.of(header, value));
    }

    ProblemType type() {
        return type;
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] toJson() {
        JsonWriter json = new JsonWriter().beginObject().field("type", type.path());
        json.field("title", type.title()).field("status", status);
        json.field("detail", detail()).field("field", field);
        return json.endObject().toBytes();
    }
}
