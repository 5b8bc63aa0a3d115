package io.daogou.server.http;

import io.daogou.server.json.JsonWriter;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shop's page, its settings, and drawn pictures. */
final class StorefrontRoutes {
    /** Pictures may come from the shop's own hosts; everything else is ours. */
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: https: http:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
            + "worker-src 'self'; frame-src 'self'; frame-ancestors 'self'; form-action 'self'; base-uri 'none'";

    /** A picture opened by itself is a page too: it may do nothing. */
    private static final String PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final int MOST_PICTURES = 5_000;

    private final Shopfront shop;
    private final boolean canSignIn;
    private final BundledFiles files = new BundledFiles("storefront");
    private final Map<String, BundledFiles.File> pictures = new ConcurrentHashMap<>();

    /** @param canSignIn whether visitors may make themselves up: a page alone proves nothing */
    StorefrontRoutes(Shopfront shop, boolean canSignIn) {
        this.shop = shop;
        this.canSignIn = canSignIn;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/demo/config.json", null, this::settings),
                Route.get("/demo/images/{picture}", null, this::picture),
                Route.get("/", null, context -> file(context, "index.html")),
                Route.get("/*", null, context -> file(context, context.path().substring(1))));
    }

    private void file(Context context, String path) throws IOException {
        BundledFiles.File file = files.file(path).orElseThrow(NotFoundResponse::new);
        context.header("Content-Security-Policy", CONTENT_POLICY);
        file.send(context);
    }

    private void settings(Context context) throws IOException {
        JsonWriter json = new JsonWriter(2_048).beginObject();
        name(json, "shopName", shop.shopName());
        json.field("currency", shop.currency()).field("browserKey", shop.browserKey());
        json.field("canSignIn", canSignIn);
        json.name("departments").beginArray();
        for (Shopfront.Department department : shop.departments()) {
            json.beginObject().field("id", String.join(" > ", department.path()));
            json.texts("path", department.path());
            name(json, "name", department.name());
            json.field("accent", department.accentColour()).endObject();
        }
        Replies.json(context, json.endArray().endObject());
    }

    private static void name(JsonWriter json, String field, Shopfront.Name name) {
        json.name(field).beginObject().field("en", name.english()).field("zh", name.chinese());
        json.endObject();
    }

    private void picture(Context context) throws IOException {
        String name = context.pathParam("picture");
        BundledFiles.File known = pictures.get(name);
        if (known == null) {
            known = draw(name);
        }
        context.header("Content-Security-Policy", PICTURE_POLICY);
        known.send(context, "public, max-age=86400");
    }

    private BundledFiles.File draw(String name) {
        String itemId = name.endsWith(".svg") ? name.substring(0, name.length() - 4) : "";
        String svg = itemId.isEmpty() ? null : shop.picture(itemId).orElse(null);
        if (svg == null) {
            throw Problem.of(ProblemType.NOT_FOUND, "there is no picture " + name);
        }
        BundledFiles.File file = BundledFiles.File.of(svg.getBytes(StandardCharsets.UTF_8), "image/svg+xml");
        if (pictures.size() < MOST_PICTURES) {
            pictures.put(name, file);
        }
        return file;
    }
}
