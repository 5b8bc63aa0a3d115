package io.daogou.server.http;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells which methods a path takes, for the {@code Allow} of a 405. */
final class RouteTable {
    private record Entry(String method, Pattern path) {}

    private final List<Entry> entries;

    RouteTable(List<Route> routes) {
        entries = routes.stream()
                .filter(route -> !route.path().endsWith("*"))
                .map(route -> new Entry(route.method().name(), pattern(route.path())))
                .toList();
    }

    /** Methods joined by commas; empty where nothing is. */
    String allowedMethods(String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry.path.matcher(path).matches()) {
                methods.add(entry.method);
            }
        }
        return String.join(", ", methods);
    }

    private static Pattern pattern(String path) {
        StringBuilder pattern = new StringBuilder();
        for (String part : path.split("(?=\\{)|(?<=})", -1)) {
            pattern.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }
}
