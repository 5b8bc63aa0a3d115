package io.daogou.server.http;

/** The kinds of problems, with the stable types of the contract. */
enum ProblemType {
    INVALID_INPUT(400, "The input is wrong"),
    MALFORMED_JSON(400, "The body is not JSON"),
    UNAUTHORIZED(401, "A key is needed"),
    FORBIDDEN(403, "The key may not do this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    CONFLICT(409, "It does not fit with how things are"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of another type"),
    TOO_MANY_REQUESTS(429, "It was asked for too often"),
    UNAVAILABLE(503, "It is not possible now"),
    INTERNAL(500, "Something went wrong here");

    private static final ProblemType[] ALL = values();

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Where it stands in the contract: {@code /problems/not-found}. */
    String path() {
        return "/problems/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The kind that fits a status best. */
    static ProblemType ofStatus(int status) {
        for (ProblemType type : ALL) {
            if (type.status == status) {
                return type;
            }
        }
        return switch (status) {
            case 414, 431 -> TOO_LARGE;
            case 408 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_INPUT : INTERNAL;
        };
    }
}
