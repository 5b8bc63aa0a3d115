package io.daogou.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Tells as a {@link Problem} what fails before a route is reached: a broken request line, headers too large. */
final class ProblemErrorHandler extends ErrorHandler {
    private static final String ADVICE = "; see /docs for what can be asked here and how";

    /** Jetty would answer some methods only, and leave the others without a body. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.setStatus(code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        String detail = detail(code, message == null ? "" : message);
        response.write(true, ByteBuffer.wrap(Problem.ofStatus(code, detail).toJson()), callback);
    }

    private static String detail(int code, String reason) {
        String said = reason.isBlank() ? "" : ": " + reason;
        return switch (code) {
            case 414 -> "the address is too long; make it shorter";
            case 431 -> "the headers are too large; send at most " + HttpServer.MOST_HEADER_BYTES + " bytes of them";
            default -> "the request line or a header is wrong" + said + ADVICE;
        };
    }
}
