package io.daogou.bench;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.engine.pocket.PocketEntry;
import io.daogou.engine.pocket.PocketRanker;
import io.daogou.engine.pocket.PocketRanking;
import io.daogou.engine.pocket.PocketRequest;
import io.daogou.engine.pocket.PocketSize;
import io.daogou.server.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Writes the golden files of {@code docs/pocket.md}: a small pocket file of the demo shop, and histories with their rankings. The
 * histories are those of simulated shoppers, a third of them with a filter, after some that a reader easily gets wrong.
 */
final class PocketGolden {
    static final String FILE = "home.pocket";
    static final String RANKINGS = "rankings.ndjson";

    /** Small enough for a repository. */
    private static final PocketSize SIZE = new PocketSize(1_000, 150_000);

    private static final double[] ACTION_WEIGHTS = {.3, .7, 1.1, 1.3};
    /** Where they stand in a file. */
    private static final int ACTION_WEIGHTS_AT = 32;

    private static final int HISTORIES = 1_000;
    private static final int LIMIT = 20;
    /** Longer ones are in the edge cases. */
    private static final int LONGEST = 20;

    private final PocketShop shop;
    private final byte[] file;
    private final PocketRanker ranker;
    private final SplittableRandom random = new SplittableRandom(1);

    PocketGolden(PocketShop shop) {
        this.shop = shop;
        takeSomeAway(shop);
        file = shop.engine().pockets(SIZE).file("home").orElseThrow();
        // All actions weigh the same in the demo shop; a reader must be tried with others.
        ByteBuffer weights = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int action = 0; action < ACTION_WEIGHTS.length; action++) {
            weights.putDouble(ACTION_WEIGHTS_AT + Double.BYTES * action, ACTION_WEIGHTS[action]);
        }
        ranker = PocketRanker.read(file);
    }

    /** The demo shop has nearly everything in stock, and a price for all. */
    private static void takeSomeAway(PocketShop shop) {
        List<Item> items = new ArrayList<>();
        shop.engine().catalog().forEach(items::add);
        List<Item> changed = new ArrayList<>();
        for (int k = 0; k < items.size(); k += 16) {
            changed.add(items.get(k).toBuilder()
                    .availability(Availability.OUT_OF_STOCK)
                    .build());
        }
        for (int k = 8; k < items.size(); k += 16) {
            changed.add(items.get(k).toBuilder().price(null).salePrice(null).build());
        }
        shop.engine().catalog().put(changed);
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(FILE), file);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (PocketRequest request : requests()) {
            lines.write(line(request, ranker.rank(request)).toBytes());
            lines.write('\n');
        }
        Files.write(folder.resolve(RANKINGS), lines.toByteArray());
    }

    private List<PocketRequest> requests() {
        List<PocketRequest> requests = new ArrayList<>(edgeCases());
        List<String> shoppers = shop.shoppers();
        for (int next = 0; requests.size() < HISTORIES; next++) {
            List<PocketEntry> all = shop.history(shoppers.get(next % shoppers.size()));
            int length = 1 + random.nextInt(LONGEST);
            requests.add(filtered(all.subList(0, Math.min(length, all.size())), random.nextInt(9)));
        }
        return requests;
    }

    /** A third of all have a filter. */
    private PocketRequest filtered(List<PocketEntry> history, int kind) {
        int[] top = ranker.rank(PocketRequest.of(history, LIMIT)).items();
        String category = ranker.category(top[random.nextInt(top.length)]);
        double least = random.nextInt(20_000) / 100.0;
        return switch (kind) {
            case 0 -> new PocketRequest(history, LIMIT, category, null, null);
            case 1 -> new PocketRequest(history, LIMIT, null, least, least + 500);
            case 2 -> new PocketRequest(history, LIMIT, category.split(" > ", -1)[0], null, 10 * least);
            default -> PocketRequest.of(history, LIMIT);
        };
    }

    private List<PocketRequest> edgeCases() {
        String first = ranker.itemId(0);
        String last = ranker.itemId(ranker.items() - 1);
        List<PocketEntry> many = IntStream.range(0, 150)
                .mapToObj(item -> PocketEntry.viewed(ranker.itemId(ranker.items() - 1 - item)))
                .toList();
        PocketEntry turnedDown = new PocketEntry(first, true, false, false, false, true);
        PocketEntry unknown = PocketEntry.viewed("no such item");
        PocketEntry nothing = new PocketEntry(last, false, false, false, false, false);
        PocketEntry everything = new PocketEntry(last, true, true, true, true, false);
        List<PocketEntry> one = List.of(PocketEntry.viewed(first));
        return List.of(
                PocketRequest.of(List.of(), LIMIT),
                PocketRequest.of(List.of(unknown), LIMIT),
                PocketRequest.of(List.of(turnedDown), LIMIT),
                PocketRequest.of(List.of(nothing), LIMIT),
                PocketRequest.of(List.of(everything), LIMIT),
                PocketRequest.of(List.of(unknown, turnedDown, nothing, everything), LIMIT),
                PocketRequest.of(many, LIMIT),
                PocketRequest.of(many.reversed(), LIMIT),
                PocketRequest.of(one, LIMIT),
                new PocketRequest(one, LIMIT, "no such category", null, null),
                new PocketRequest(one, LIMIT, null, 0.0, null),
                new PocketRequest(one, LIMIT, null, null, 0.0),
                new PocketRequest(one, LIMIT, null, 99.0, 101.0),
                new PocketRequest(one, LIMIT, ranker.category(0), null, null),
                new PocketRequest(List.of(), LIMIT, ranker.category(0), 50.0, 500.0));
    }

    private static JsonWriter line(PocketRequest request, PocketRanking ranking) {
        JsonWriter json = new JsonWriter(1_024).beginObject();
        json.name("history").beginArray();
        for (PocketEntry entry : request.history()) {
            json.beginArray().text(entry.itemId()).text(letters(entry)).endArray();
        }
        json.endArray().field("category", request.category());
        if (request.minPrice() != null) {
            json.name("minPrice").number(request.minPrice());
        }
        if (request.maxPrice() != null) {
            json.name("maxPrice").number(request.maxPrice());
        }
        json.name("top").beginArray();
        for (int item : ranking.items()) {
            json.number(item);
        }
        json.endArray().name("score").number(ranking.scores().length == 0 ? 0 : ranking.scores()[0]);
        return json.endObject();
    }

    private static String letters(PocketEntry entry) {
        return (entry.viewed() ? "v" : "")
                + (entry.wanted() ? "w" : "")
                + (entry.carted() ? "c" : "")
                + (entry.bought() ? "b" : "")
                + (entry.disliked() ? "d" : "");
    }
}
