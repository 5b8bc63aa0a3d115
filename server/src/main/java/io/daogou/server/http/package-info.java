/**
 * The HTTP server: every call of {@code contract/openapi.yaml}, the storefront's files, documentation and metrics. Start
 * with {@link io.daogou.server.http.HttpServer}, then read a class of routes: each turns a request into a call of a front
 * door and its answer into JSON, and nothing more. Every error is a problem of RFC 9457; no stack trace leaves. This
 * package must not open stores or engines: they are handed in.
 */
@NullMarked
package io.daogou.server.http;

import org.jspecify.annotations.NullMarked;
